import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestIfSeen } from '../client/ifSeen';
import { requestJira } from '../client/request';
import type { JiraRequest } from '../client/types';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { assertShort, isEmpty, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { asText, readLocator } from '../shared/locator';
import { asObject } from '../shared/objects';
import { hasScheme } from '../shared/site';
import { byText, fromList, locator } from './locator';

const LONGEST_GLOBAL_ID = 255;

const text = (displayName: string, name: string, description: string, placeholder: string): INodeProperties => ({
	...{ displayName, name, description, placeholder },
	type: 'string',
	default: '',
});

const asFilledIn = (given: unknown, { displayName }: INodeProperties): string => {
	if (isEmpty(given)) throw new InvalidInput(displayName, 'is empty', 'Enter a text.');
	return asText(given);
};

const urlProperty = {
	...text('Link URL', 'linkUrl', 'The full address of the page', 'e.g. https://example.com/orders/4711'),
	required: true,
};

/** @throws InvalidInput for an address that Jira does not take */
function toUrl(given: unknown, field: INodeProperties): string {
	const url = asFilledIn(given, field);
	if (hasScheme(url) && URL.canParse(url)) return url;
	const help = 'Enter the full address, e.g. https://example.com/orders/4711.';
	throw new InvalidInput(field.displayName, `is not a full address: ${shown(url)}`, help);
}

export const linkUrl: Parameter<string> = {
	property: urlProperty,
	of: async ({ parameters }) => await Promise.resolve(toUrl(parameters.get('linkUrl'), urlProperty)),
};

const titleProperty = {
	...text('Title', 'title', 'What the issue shows for the link', 'e.g. Order 4711'),
	required: true,
};

export const title: Parameter<string> = {
	property: titleProperty,
	of: async ({ parameters }) => await Promise.resolve(asFilledIn(parameters.get('title'), titleProperty)),
};

const globalId = text(
	'Global ID',
	'globalId',
	'What the page is known by: with the same one a link of the issue is replaced instead of adding another. Left out, the address of the page.',
	'e.g. system=https://example.com&id=4711',
);

const iconUrl = text('Icon URL', 'iconUrl', 'A picture of 16 by 16 pixels', 'e.g. https://example.com/icon.png');

export const remoteLinkOptions: INodeProperties[] = [
	globalId,
	iconUrl,
	text(
		'Relationship',
		'relationship',
		'How the issue stands to the page; the links are grouped by it',
		'e.g. ordered by',
	),
	{
		displayName: 'Resolved',
		name: 'resolved',
		type: 'boolean',
		default: true,
		description: 'Whether the title is shown as done, crossed out',
	},
	text('Summary', 'summary', 'What is said beside the title', 'e.g. Delivered on Monday'),
];

/** @throws InvalidInput for one that is longer than Jira takes */
export function globalIdOf({ parameters }: Item, url: string): string {
	const { globalId: given } = parameters.group('options');
	const id = isEmpty(given) ? url : asText(given);
	assertShort(id, globalId.displayName, LONGEST_GLOBAL_ID);
	return id;
}

/** What of a link the options say. */
export function remoteLinkOf({ parameters }: Item): { relationship?: string; object: IDataObject } {
	const options = parameters.group('options');
	const given = (name: string) => (isEmpty(options[name]) ? undefined : asText(options[name]));
	const icon = isEmpty(options.iconUrl) ? undefined : toUrl(options.iconUrl, iconUrl);
	const said = { relationship: given('relationship'), summary: given('summary') };
	return {
		...(said.relationship !== undefined && { relationship: said.relationship }),
		object: {
			...(said.summary !== undefined && { summary: said.summary }),
			...(icon !== undefined && { icon: { url16x16: icon } }),
			...(options.resolved !== undefined && { status: { resolved: options.resolved } }),
		},
	};
}

const toRead = (issueKey: string, qs?: IDataObject): JiraRequest => ({
	method: 'GET',
	url: `/rest/api/3/issue/${encodeURIComponent(issueKey)}/remotelink`,
	qs,
	repeatable: true,
});

/** The link of an issue that has a global ID; undefined where there is none. */
export async function remoteLinkBy({ context, session }: Item, issueKey: string, id: string) {
	const answer = await requestIfSeen(context, session, toRead(issueKey, { globalId: id }));
	return answer && asObject(answer.body);
}

const remoteLinkProperty = locator(
	'Remote Link',
	'remoteLinkId',
	'The link, by its ID, by its global ID, or from the list of those that the issue has',
	[
		fromList('searchRemoteLinks', 'Select a link…'),
		byText('ID', 'id', 'e.g. 10042'),
		byText('Global ID', 'globalId', 'e.g. https://example.com/orders/4711'),
	],
	{ required: true, typeOptions: { loadOptionsDependsOn: ['issueKey.value'] } },
);

/** The ID of a link of the issue; of a global ID it is looked up. */
export async function remoteLinkIdOf({ context, session, parameters }: Item, issueKey: string): Promise<string> {
	const { mode, value } = readLocator(parameters.get('remoteLinkId'));
	const help = 'Choose one from the list, or enter its ID or its global ID.';
	if (value === '') throw new InvalidInput(remoteLinkProperty.displayName, 'is empty', help);
	if (mode !== 'globalId' && /^\d+$/.test(value)) return value;
	const { body } = await requestJira(context, session, toRead(issueKey, { globalId: value }));
	return String(asObject(body).id as number);
}

export const remoteLink = remoteLinkProperty;
