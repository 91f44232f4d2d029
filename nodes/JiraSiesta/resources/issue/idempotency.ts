import { createHash } from 'crypto';
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { quote } from '../../jql/quote';
import { ask } from '../../pipeline/ask';
import { Turns } from '../../pipeline/limit';
import type { Item, Prepared } from '../../pipeline/operation';
import { pages } from '../../pipeline/paging';
import { remember } from '../../pipeline/remember';
import type { JiraRequest } from '../../pipeline/request';

/** Issues that this process has created with a key, newest last: a search finds them only after a while. */
const created = new Map<string, number>();
const REMEMBERED = 10_000;

const turns = new Turns();

export const idempotencyKey: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.alertId }}',
	description:
		'What the issue is created for, e.g. the ID of an alert. While an issue of the project has this key, it is returned instead of creating another, with "created": false. The key is kept as a label of the issue.',
};

/**
 * The label that stands for the idempotency key of an item, if it has one. A label, because JQL always finds labels; it
 * finds issue properties only where an app has declared an index for them.
 */
export function idempotencyLabel({ parameters }: Item): string | undefined {
	const { idempotencyKey: key } = parameters.group('additionalFields');
	if (key === undefined || key === '') return undefined;
	return `idempotency-${createHash('sha256').update(String(key)).digest('hex').slice(0, 24)}`;
}

/** The project of an issue to create, as the item names it. */
function projectOf({ body }: Prepared): string {
	const { key, id } = (body!.fields as IDataObject).project as { key?: string; id?: string };
	return key ?? id!;
}

async function find(
	{ context, run }: Item,
	project: string,
	label: string,
	known?: number,
): Promise<IDataObject | undefined> {
	const request: JiraRequest = {
		method: 'POST',
		url: '/rest/api/3/search/jql',
		body: {
			jql: `project = ${quote(project)} AND labels = ${quote(label)} ORDER BY created ASC`,
			fields: ['summary', 'assignee'],
			...(known !== undefined && { reconcileIssues: [known] }),
		},
		repeatable: true,
	};
	const paging = { by: 'nextPageToken', rows: 'issues', pageSize: 1 } as const;
	// The first page may be empty and not the last.
	for await (const [issue] of pages(paging, request, () => 1, ask.bind(undefined, context, run))) {
		if (issue) return issue;
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
	const label = idempotencyLabel(item);
	if (!label) return await create();
	const project = projectOf(prepared);
	const at = `${item.site} ${project} ${label}`;
	const once = async () => {
		const existing = await find(item, project, label, created.get(at));
		if (existing) return { id: existing.id, key: existing.key, fields: existing.fields, created: false };
		const answer = await create();
		remember(created, at, Number(answer.id), REMEMBERED);
		return { ...answer, created: true };
	};
	return await turns.take(at, once, item.context.getExecutionCancelSignal());
}
