import type { TargetParameter } from '../operation/parameter';
import { shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { readLocator } from '../shared/locator';
import { hasScheme } from '../shared/site';
import type { TargetKind } from '../shared/target';
import { partOf } from '../shared/target';
import { byText, fromList, locator } from './locator';

type Part = {
	/** What Jira's screens call it. */
	displayName: string;
	name: string;
	kind: TargetKind;
	searchListMethod: string;
	/** The ID in the address of one, as Jira's pages have it. */
	inUrl: RegExp;
	exampleOfUrl: string;
};

const ID = /^[1-9]\d*$/;

/**
 * The ID of a part of an issue, typed or in the address of one.
 *
 * @param site where an address has to be; left out, anywhere
 * @throws InvalidInput
 */
export function partIdOf(given: unknown, inUrl: RegExp, field: string, site?: string): string {
	const { value } = readLocator(given);
	const help = 'Choose one from the list, or enter its ID, which Get Many gives.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (site !== undefined && URL.canParse(value) && hasScheme(value) && new URL(value).origin !== site) {
		throw new InvalidInput(field, `is on another site: ${new URL(value).origin}`, `The credential is for ${site}.`);
	}
	const id = ID.test(value) ? value : inUrl.exec(value)?.[1];
	if (id !== undefined) return id;
	throw new InvalidInput(field, `is not an ID or an address of one: ${shown(value)}`, help);
}

/** A part of the chosen issue: a comment, a work log. */
export function partOfIssue(part: Part): TargetParameter {
	const { displayName, name, kind, searchListMethod, inUrl, exampleOfUrl } = part;
	const noun = displayName.toLowerCase();
	const property = locator(
		displayName,
		name,
		`The ${noun}, by its ID, by its address in the browser, or from the list of those that the issue has`,
		[
			fromList(searchListMethod, `Select a ${noun}…`),
			byText('ID', 'id', 'e.g. 10042'),
			byText('URL', 'url', `e.g. https://your-company.atlassian.net/browse/OPS-123?${exampleOfUrl}`),
		],
		{ required: true, typeOptions: { loadOptionsDependsOn: ['issueKey.value'] } },
	);
	return {
		property,
		of: async ({ parameters, site }) => await Promise.resolve(partIdOf(parameters.get(name), inUrl, displayName, site)),
		target: (id, { issueKey }) => partOf(issueKey, kind, id),
	};
}
