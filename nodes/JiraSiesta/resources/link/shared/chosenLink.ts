import type { INodeProperties } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { Item } from '../../../operation/operation';
import { linkedIssue, linkPhrase, linksIn } from '../../../params/link';
import type { LinkOfIssue } from '../../../params/link';
import { byText, fromList, locator } from '../../../params/locator';
import { partIdOf } from '../../../params/partOfIssue';
import { policyFor } from '../../../policy/policy';
import { redacted } from '../../../policy/scope/redact';
import { isEmpty } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';

const linkId = locator(
	'Link',
	'linkId',
	'The link, by its ID, which Get Many gives, or from the list of those that the issue has',
	[fromList('searchLinks', 'Select a link…'), byText('ID', 'id', 'e.g. 10042')],
	{ typeOptions: { loadOptionsDependsOn: ['issueKey.value'] } },
);

/** Not `required`: with Find By as an expression n8n would ask for it whatever the expression gives. */
const shownFor = (value: string, property: INodeProperties): INodeProperties => ({
	...{ ...property, required: undefined },
	displayOptions: { show: { findBy: [value] } },
});

/** By its two issues, as people know a link, or by its ID. */
export const chosenLinkFields: INodeProperties[] = [
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		default: 'issues',
		description: 'What names the link',
		options: [
			{ name: 'ID', value: 'id', description: 'Its ID, or one from the list' },
			{ name: 'Issues', value: 'issues', description: 'The issue at the other end, and the phrase' },
		],
	},
	shownFor('id', linkId),
	shownFor('issues', {
		...linkPhrase.property,
		description: 'How the issue stands to the linked one; left empty, the only link between them is meant',
	}),
	shownFor('issues', linkedIssue.property),
];

const LINK_HELP = 'Get Many lists the links of the issue.';

/** Which of the links are meant. */
async function meant(item: Item, links: LinkOfIssue[]): Promise<[LinkOfIssue[], string]> {
	if (item.parameters.get('findBy') === 'id') {
		const id = partIdOf(item.parameters.get('linkId'), /\/issueLink\/(\d+)/, linkId.displayName);
		return [links.filter((link) => link.id === id), `'${id}'`];
	}
	const key = await linkedIssue.of(item);
	const isPhrase = await isOfPhrase(item);
	const found = links.filter(({ other, phraseId }) => [other.key, other.id].includes(key) && isPhrase(phraseId));
	return [found, `to ${key}`];
}

async function isOfPhrase(item: Item): Promise<(phraseId: string) => boolean> {
	if (isEmpty(item.parameters.get('linkPhrase'))) return () => true;
	const { typeId, direction } = await linkPhrase.of(item);
	return (phraseId) => phraseId === `${typeId}:${direction}`;
}

/**
 * The link of the issue that the item names. One to an issue of a closed project is not there.
 *
 * @throws InvalidInput unless there is exactly one
 */
export async function chosenLink(item: Item, issueKey: string): Promise<LinkOfIssue> {
	const { context, session } = item;
	const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
	const qs = { fields: 'issuelinks' };
	const { body } = await requestJira(context, session, { method: 'GET', url, qs, repeatable: true });
	const [found, named] = await meant(item, linksIn(redacted(await policyFor(session), asObject(body))));
	if (found.length === 1) return found[0];
	if (found.length === 0) throw new InvalidInput('Link', `${named} is none that ${issueKey} has`, LINK_HELP);
	const phrases = found.map(({ phrase }) => phrase).join(', ');
	throw new InvalidInput('Link', `${named} is one of several that ${issueKey} has`, `Choose a phrase: ${phrases}.`);
}
