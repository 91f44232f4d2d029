import { createHash } from 'crypto';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { quote } from '../../../jql/quote';
import { requestJira } from '../../../client/request';
import { KeyedMutex } from '../../../client/concurrency/limit';
import type { Item, Prepared } from '../../../operation/operation';
import { pages } from '../../../client/paging/pages';
import { asObject } from '../../../shared/objects';
import { setBounded } from '../../../shared/boundedMap';
import type { JiraRequest } from '../../../client/types';
import { labelDigest } from '../../../policy/confirmation/confirmationCode';
import { accountOf } from '../../../policy/confirmation/confirm';

/** Issues that this process has created with a key, newest last: a search finds them only after a while. */
const created = new Map<string, number>();
const REMEMBERED = 10_000;

const turns = new KeyedMutex();

export const idempotencyKey: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.alertId }}',
	description:
		'What the issue is created for, e.g. the ID of an alert. While an issue of the project has this key, it is returned instead of creating another, with "created": false. The key is kept as a label of the issue.',
};

/** The labels by which an issue with an idempotency key is known. */
type Labels = {
	/** The one that a create sets. */
	label: string;
	/** The one that creates set before it was keyed: whoever guesses the key can make it. */
	former: string;
};

/**
 * What stands for the idempotency key of an item, if it has one. A label, because JQL always finds labels; it finds
 * issue properties only where an app has declared an index for them.
 */
async function labelsOf(item: Item): Promise<Labels | undefined> {
	const { idempotencyKey: key } = item.parameters.group('additionalFields');
	if (key === undefined || key === '') return undefined;
	const text = String(key);
	return {
		label: `idempotency-${labelDigest(await accountOf(item), text)}`,
		former: `idempotency-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`,
	};
}

export const idempotencyLabel = async (item: Item) => (await labelsOf(item))?.label;

/** The project of an issue to create, as the item names it. */
function projectOf({ body }: Prepared): string {
	const { key, id } = asObject(asObject(body).fields).project as { key?: string; id?: string };
	return key ?? id!;
}

type Change = { author?: IDataObject; items?: Array<{ field?: string; fromString?: string; toString?: string }> };

const hasLabel = (labels: string | undefined, label: string) => (labels ?? '').split(' ').includes(label);

/** Whether this account put the label on the issue, when it created it or later: else anybody who guesses a key could. */
async function isOurs({ context, session }: Item, issue: IDataObject, label: string): Promise<boolean> {
	const get = async (url: string, qs?: IDataObject) =>
		asObject((await requestJira(context, session, { method: 'GET', url, qs, repeatable: true })).body);
	const { accountId } = await session.once('this account', async () => await get('/rest/api/3/myself'));
	const { changelog, fields } = await get(`/rest/api/3/issue/${String(issue.id)}`, {
		fields: 'creator',
		expand: 'changelog',
	});
	const added = ((asObject(changelog).histories ?? []) as Change[]).filter(({ items = [] }) =>
		items.some((one) => one.field === 'labels' && hasLabel(one.toString, label) && !hasLabel(one.fromString, label)),
	);
	const authors = added.length > 0 ? added.map(({ author }) => author) : [asObject(asObject(fields).creator)];
	return authors.every((author) => author?.accountId === accountId);
}

/** Issues with a former label to look at: others may have put it there. */
const LOOK_AT = 50;

async function find(
	item: Item,
	project: string,
	{ label, former }: Labels,
	known?: number,
): Promise<IDataObject | undefined> {
	const request: JiraRequest = {
		method: 'POST',
		url: '/rest/api/3/search/jql',
		body: {
			jql: `project = ${quote(project)} AND labels in (${quote(label)}, ${quote(former)}) ORDER BY created ASC`,
			fields: ['summary', 'assignee', 'labels'],
			...(known !== undefined && { reconcileIssues: [known] }),
		},
		repeatable: true,
	};
	const paging = { by: 'nextPageToken', rows: 'issues', pageSize: LOOK_AT } as const;
	let left = LOOK_AT;
	// The first page may be empty and not the last.
	for await (const page of pages(
		paging,
		request,
		() => left,
		requestJira.bind(undefined, item.context, item.session),
	)) {
		left -= page.length;
		for (const issue of page) {
			const labels = (asObject(issue.fields).labels ?? []) as string[];
			if (labels.includes(label) || (await isOurs(item, issue, former))) return issue;
		}
	}
	return undefined;
}

/**
 * Leaves the create out when an issue of the project has the idempotency key already. Two creates with the same key
 * never overlap in this n8n process.
 *
 * @returns Jira's answer to the create, or the ID and key of the issue that exists; with a key also `created`
 */
export async function unlessCreated(
	item: Item,
	prepared: Prepared,
	create: () => Promise<IDataObject>,
): Promise<IDataObject> {
	const labels = await labelsOf(item);
	if (!labels) return await create();
	const project = projectOf(prepared);
	const at = `${item.site} ${project} ${labels.label}`;
	const once = async () => {
		const existing = await find(item, project, labels, created.get(at));
		if (existing) return { id: existing.id, key: existing.key, fields: existing.fields, created: false };
		const answer = await create();
		setBounded(created, at, Number(answer.id), REMEMBERED);
		return { ...answer, created: true };
	};
	return await turns.take(at, once, item.context.getExecutionCancelSignal());
}
