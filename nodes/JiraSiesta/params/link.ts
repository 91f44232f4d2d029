import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../client/connection';
import { requestJira } from '../client/request';
import type { Session } from '../client/session';
import { toIssueKey } from '../fields/encode/issueKey';
import type { Parameter } from '../operation/parameter';
import { shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { isJson, readLocator } from '../shared/locator';
import { asObject } from '../shared/objects';
import { byText, fromList, locator } from './locator';

/** One way to read a type of links: "A blocks B" is its outward one, "B is blocked by A" its inward one. */
export type Phrase = { typeId: string; typeName: string; direction: 'outward' | 'inward'; words: string };

/** A type that reads the same from both sides has one phrase. */
const phrasesOf = ({ id, name, outward, inward }: IDataObject): Phrase[] => {
	const type = { typeId: String(id), typeName: String(name) };
	const there: Phrase = { ...type, direction: 'outward', words: String(outward) };
	return outward === inward ? [there] : [there, { ...type, direction: 'inward', words: String(inward) }];
};

/** The phrases of all types of links that the site has; read once for a run. */
export async function linkPhrases(context: Context, session: Session): Promise<Phrase[]> {
	return await session.once('link phrases', async () => {
		const request = { method: 'GET', url: '/rest/api/3/issueLinkType', repeatable: true } as const;
		const { body } = await requestJira(context, session, request);
		return (asObject(body).issueLinkTypes as IDataObject[]).flatMap(phrasesOf);
	});
}

/** By which a list names a phrase. */
export const phraseId = ({ typeId, direction }: Phrase) => `${typeId}:${direction}`;

const phraseProperty = locator(
	'Phrase',
	'linkPhrase',
	'How the issue stands to the linked one, as Jira shows it: "blocks", "is blocked by", "relates to"',
	[fromList('searchLinkPhrases', 'Select a phrase…'), byText('Words', 'name', 'e.g. is blocked by')],
	{ required: true },
);

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.toLowerCase();

/** Phrases that a text means: by its words, else by the name of its type, which reads outward. */
function meant(phrases: Phrase[], text: string): Phrase[] {
	const said = phrases.filter((phrase) => phraseId(phrase) === text || isSame(phrase.words, text));
	const named = phrases.filter(({ typeName, direction }) => direction === 'outward' && isSame(typeName, text));
	return said.length > 0 ? said : named;
}

/** How the issue stands to the linked one. */
export const linkPhrase: Parameter<Phrase> = {
	property: phraseProperty,
	async of({ context, session, parameters }) {
		const { value } = readLocator(parameters.get('linkPhrase'));
		const { displayName } = phraseProperty;
		const example = 'Choose a phrase from the list, or enter it as Jira shows it, e.g. is blocked by.';
		if (value === '') throw new InvalidInput(displayName, 'is empty', example);
		if (isJson(value)) throw new InvalidInput(displayName, `is not a phrase: ${shown(value)}`, example);
		const phrases = await linkPhrases(context, session);
		const [found, other] = meant(phrases, value);
		if (found && !other) return found;
		if (found) {
			const types = [found, other].map((one) => `${phraseId(one)} of ${one.typeName}`).join(', ');
			throw new InvalidInput(
				displayName,
				`is a phrase of several types: ${shown(value)}`,
				`Give one of them: ${types}.`,
			);
		}
		const all = phrases.map(({ words }) => words).join(', ');
		throw new InvalidInput(displayName, `is not a phrase of this site: ${shown(value)}`, `There are: ${all}.`);
	},
};

const linkedProperty = locator(
	'Linked Issue',
	'linkedIssue',
	'The issue at the other end, by its key such as OPS-123, by its address in the browser, or from the list',
	[
		fromList('searchIssues', 'Select an issue…'),
		byText('Key', 'key', 'e.g. OPS-123'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-123'),
	],
	{ required: true },
);

/** The issue at the other end of a link. */
export const linkedIssue: Parameter<string> = {
	property: linkedProperty,
	of: async ({ parameters, site }) =>
		await Promise.resolve(toIssueKey(parameters.get('linkedIssue'), site, linkedProperty.displayName)),
};

/** A link as an issue has it: from its side. */
export type LinkOfIssue = { id: string; phrase: string; phraseId: string; other: IDataObject };

/** What an issue's field of links has, each from the side of that issue. */
export const linksIn = (issue: unknown): LinkOfIssue[] =>
	((asObject(asObject(issue).fields).issuelinks ?? []) as IDataObject[]).map(linkOfIssue);

/** A link is read outward by the issue that Jira calls the inward one: of the two its row has the other alone. */
export function linkOfIssue({ id, type, outwardIssue, inwardIssue }: IDataObject): LinkOfIssue {
	const direction = outwardIssue ? 'outward' : 'inward';
	const words = String(asObject(type)[direction]);
	return {
		id: String(id),
		phrase: words,
		phraseId: `${String(asObject(type).id)}:${direction}`,
		other: asObject(outwardIssue ?? inwardIssue),
	};
}
