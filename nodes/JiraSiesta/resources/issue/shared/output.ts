import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../../../client/connection';
import { fieldNames, needsProject, selectedIds, selectedOf, siteFields } from '../../../fields/schema/siteFields';
import type { SiteField } from '../../../fields/schema/siteFields';
import { members } from '../../../shared/lists';
import { decode, withAccountIds } from '../../../fields/decode/decode';
import type { Named, TextReader } from '../../../fields/decode/decode';
import { readRichText } from '../../../fields/encode/richText';
import type { TextForm } from '../../../fields/encode/richText';
import { spelling } from '../../../fields/decode/spelling';
import { InvalidInput } from '../../../shared/invalidInput';
import type { Item, Prepared, ResultInput } from '../../../operation/operation';
import { writtenIssues } from '../../../pipeline/freshRead';
import { asObject } from '../../../shared/objects';
import { SITE } from '../../../shared/target';
import { browseUrl } from '../../../shared/site';
import { NEEDED, simplifiedIssue } from './simplified';

/** How issues are given: decided once for an input item, for all its rows. */
export type Output = {
	form: 'simplified' | 'raw' | 'fieldNames' | 'selectedFields';
	/** What to ask Jira for. */
	fields: string[];
	expand: string[];
	text: TextForm;
	/** The fields of the site, by which those of a result are named. */
	site?: SiteField[];
	/** The IDs of the fields that are given, where it is not all that Jira answers. */
	selected?: string[];
};

/** Names from a text with commas, or from a list. */
const listed = (given: unknown, field: string): string[] =>
	members(given ?? '', field).map((one) => String(one).trim());

/** Asks for the project of each issue where that decides what its fields are called. */
const named = (output: Output & { site: SiteField[] }): Output =>
	needsProject(output.site, output.fields) && !output.fields.includes('project')
		? { ...output, fields: [...output.fields, 'project'], selected: output.selected ?? output.fields }
		: output;

/** What the panel calls the list; n8n asks for the words "Names or IDs" where a list is loaded. */
const SELECTED = 'Selected Field Names or IDs';

/** What the panel says of the output: `output`, `selectedFields` and `options`, of an operation or of the trigger. */
export async function issueOutputOf(
	item: Pick<Item, 'session' | 'parameters'> & { context: Context },
): Promise<Output> {
	const { parameters } = item;
	const options = parameters.group('options');
	const text = (options.richText ?? 'markdown') as TextForm;
	const rendered = text === 'html' ? ['renderedFields'] : [];
	const form = parameters.get('output') as Output['form'];
	const fields = listed(options.fields, 'Fields');
	const all = fields.length > 0 ? fields : ['*all'];
	switch (form) {
		case 'simplified':
			return { form, fields: NEEDED, expand: rendered, text };
		case 'raw':
			return { form, fields: all, expand: listed(options.expand, 'Expand'), text };
		case 'fieldNames':
			return named({ form, fields: all, expand: rendered, text, site: await siteFields(item) });
		case 'selectedFields': {
			const selected = listed(parameters.get('selectedFields'), SELECTED);
			if (selected.length === 0) {
				throw new InvalidInput(
					SELECTED,
					'is empty',
					'Choose fields, or give names such as Summary, Status, Story Points.',
				);
			}
			const site = await siteFields(item);
			const ids = selectedIds(site, selected);
			// Jira takes an empty list for "the usual ones".
			const fields = ids.length > 0 ? ids : ['key'];
			return named({ form, fields, expand: rendered, text, site, selected: ids });
		}
	}
}

const asked = ({ fields, expand }: Output) => ({
	fields,
	...(expand.length > 0 && { expand: expand.join(',') }),
});

/** The query of a request for one issue. */
export async function readFor(item: Item): Promise<Pick<Prepared<Output>, 'qs' | 'state'>> {
	const output = await issueOutputOf(item);
	const { fields, ...rest } = asked(output);
	return { qs: { fields: fields.join(','), ...rest }, state: output };
}

/** Parts that a search gives once for a page of issues, and of which no issue has its own. */
const OF_A_PAGE = ['names', 'schema'];

/** @throws InvalidInput for parts that would be asked for and never seen */
function ofEachIssue(output: Output): Output {
	const wrong = output.expand.find((part) => OF_A_PAGE.includes(part));
	if (wrong === undefined) return output;
	throw new InvalidInput(
		'Expand',
		`has a part that Jira does not give with the issues of a search: '${wrong}'`,
		"Set 'Output' to Field Names to have fields by name, or leave the part out.",
	);
}

/**
 * A search, as `POST /rest/api/3/search/jql` takes it, that sees what this execution has written.
 */
export async function searchFor(jql: string, item: Item): Promise<Prepared<Output>> {
	const [output, reconcileIssues] = await Promise.all([issueOutputOf(item).then(ofEachIssue), writtenIssues(item)]);
	return {
		targets: [SITE],
		body: { jql, ...asked(output), ...(reconcileIssues.length > 0 && { reconcileIssues }) },
		state: output,
	};
}

/** A bulk fetch, as `POST /rest/api/3/issue/bulkfetch` takes it. */
export async function fetchFor(issueIdsOrKeys: string[], item: Item): Promise<Prepared<Output>> {
	const output = ofEachIssue(await issueOutputOf(item));
	const { fields, expand } = output;
	return { targets: [SITE], body: { issueIdsOrKeys, fields, ...(expand.length > 0 && { expand }) }, state: output };
}

/** Reads each rich text of an issue; what Jira has rendered counts only where it is a text. */
export const textIn =
	(form: TextForm): TextReader =>
	(document, rendered) =>
		readRichText(document, form, typeof rendered === 'string' ? rendered : undefined);

/** Names by project, for all the issues of an answer; a site has hundreds of fields. */
const known = new WeakMap<SiteField[], Map<string | undefined, Record<string, string>>>();

function namesIn(site: SiteField[], project: string | undefined): Record<string, string> {
	const names = known.get(site) ?? new Map<string | undefined, Record<string, string>>();
	known.set(site, names);
	if (!names.has(project)) names.set(project, fieldNames(site, project));
	return names.get(project)!;
}

/**
 * An issue as its reader gets it.
 *
 * @param row as Jira answers it, without what may not be shown
 * @param baseUrl the site
 */
export function issueIn(output: Output, row: IDataObject, baseUrl: string): IDataObject {
	const { form, text, site = [], selected } = output;
	if (form === 'raw') return row;
	const read = textIn(text);
	// Jira renders every text in a place of its own, by the ID of its field.
	const rendered = (row.renderedFields ?? {}) as IDataObject;
	if (form === 'simplified') {
		return simplifiedIssue(row, baseUrl, (document) => read(document, rendered.description));
	}
	const values = (row.fields ?? {}) as IDataObject;
	const { id: project } = asObject(values.project) as { id?: string };
	const names = namesIn(site, project);
	const ids = selected ? selectedOf(site, selected, project, values) : Object.keys(values);
	const fields = ids.map((id): Named => [id, names[id] ?? spelling(id), decode(values[id], read, rendered[id])]);
	return {
		key: row.key,
		...withAccountIds(fields),
		id: row.id,
		url: browseUrl(baseUrl, String(row.key)),
	};
}

/** The result of every operation that reads issues. */
export const issueResult = ({ row, prepared, item }: ResultInput<Output>): IDataObject =>
	issueIn(prepared.state, row, item.site);
