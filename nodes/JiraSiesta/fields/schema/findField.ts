import { InvalidInput } from '../../shared/invalidInput';
import { allowedText } from '../encode/allowedValue';
import type { Field } from './field';
import { spelling } from '../decode/spelling';

const MOST_SHOWN = 20;

/** A name without case, spaces and punctuation: `storyPoints` and `Story Points` are one. */
export const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const firstOf = (texts: string[]) => {
	const more = texts.length > MOST_SHOWN ? `, and ${texts.length - MOST_SHOWN} more` : '';
	return `${texts.slice(0, MOST_SHOWN).join(', ')}${more}`;
};

/**
 * The field that an ID or a name means.
 *
 * @param parameter where it was given, as the panel shows it
 * @param whose what has the fields, for errors
 * @throws InvalidInput with the fields there are, or with the IDs where several have that name
 */
export function findField<Known extends Pick<Field, 'id' | 'name'>>(
	fields: Known[],
	idOrName: string,
	parameter: string,
	whose = 'the screen',
): Known {
	const wanted = idOrName.trim();
	const rules: Array<(field: Known) => boolean> = [
		({ id }) => id === wanted,
		({ name }) => name === wanted,
		// As results spell it, on a site in another language as well.
		({ id }) => spelling(id) === wanted,
		({ name }) => name.toLowerCase() === wanted.toLowerCase(),
		({ name }) => plain(name) === plain(wanted),
	];
	for (const rule of rules) {
		const found = fields.filter(rule);
		if (found.length === 1) return found[0];
		if (found.length > 1) {
			const ids = firstOf(found.map(({ id, name }) => `${id} (${name})`));
			throw new InvalidInput(parameter, `names several fields: '${wanted}'`, `Give the ID of one: ${ids}.`);
		}
	}
	throw new InvalidInput(
		parameter,
		`names a field that ${whose} does not have: '${wanted}'`,
		`Fields of ${whose}: ${firstOf(fields.map(({ name }) => name))}.`,
	);
}

/**
 * The field of a screen that an ID or a name means, where the screen lets it be set: comments, links and work logs are
 * on screens, too, but take other verbs.
 *
 * @throws InvalidInput as `findField`, and for a field that is not set
 */
export function fieldToSet(fields: Field[], idOrName: string, parameter: string): Field {
	const field = findField(fields, idOrName, parameter);
	if (field.operations.includes('set')) return field;
	throw new InvalidInput(
		parameter,
		`names a field that this screen does not set: '${field.name}'`,
		'Leave it out. Status, comments, links and work logs are changed by operations of their own.',
	);
}

/**
 * What the fields that Jira refused would have taken; undefined where it lists no values.
 *
 * @param screen reads the fields of the create or edit screen
 */
export async function adviceFor(refused: string[], screen: () => Promise<Field[]>): Promise<string | undefined> {
	if (refused.length === 0) return undefined;
	const fields = await screen().catch((): Field[] => []); // Jira's refusal stands without advice, too
	const lists = fields
		.filter(({ id, choices }) => refused.includes(id) && choices !== undefined)
		.map(({ name, choices }) => `${name}: ${allowedText(choices!)}`);
	return lists.length > 0 ? lists.join(' ') : undefined;
}
