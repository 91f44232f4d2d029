import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import type { Item, Operation } from '../pipeline/operation';
import type { JiraRequest } from '../pipeline/request';
import { toAdf } from '../text';
import { countWrite } from './cap';
import type { Change } from './describe';

/** Where a write left n8n from, as far as n8n tells. */
function origin({ context, run }: Item): IDataObject {
	const { id, name } = context.getWorkflow();
	return {
		workflow: { id, name },
		execution: context.getExecutionId(),
		node: run.node.name,
		item: context.getItemIndex(),
	};
}

export type Wrote = {
	decision: 'allowed' | 'confirmed';
	plan?: string;
	/** What stood between plan and write: the nodes that waited for somebody, or none. */
	confirmedBy?: string;
	account?: string;
	target?: string;
	changes: Change[];
	traces: string[];
	attempts: number;
	/** Unknown: no answer told, and Jira may have carried it out. */
	outcome: 'done' | 'failed' | 'unknown';
	/** In Jira's words, which may hold values: for the output alone. */
	reason?: string;
	/** Jira's HTTP status, for a failure. */
	status?: number;
};

/** The record of one write: who, from where, by which decision, what, and how Jira knows it. */
export const auditRecord = (operation: Operation, item: Item, wrote: Wrote): IDataObject =>
	({ time: new Date().toISOString(), ...origin(item), operation: operation.action, ...wrote }) as IDataObject;

/** What the log may hold of a record: not the values, and not Jira's words, which may quote them. */
const LOGGED = [
	'time',
	'workflow',
	'execution',
	'node',
	'item',
	'operation',
	'decision',
	'plan',
	'confirmedBy',
	'account',
	'target',
	'traces',
	'attempts',
	'outcome',
	'status',
];

/** Writes the record to n8n's log, without what may be confidential. */
export function logAudit({ context }: Item, record: IDataObject): void {
	const fields = (record.changes as Change[]).map(({ field }) => field);
	const logged = Object.fromEntries(
		LOGGED.filter((name) => record[name] !== undefined).map((name) => [name, record[name]]),
	);
	context.logger.info(`Jira Siesta: ${String(record.operation)} ${String(record.outcome)}`, { ...logged, fields });
}

export type Provenance = 'none' | 'property' | 'comment';

/** What the note is besides the write, for the person who is to confirm it. */
export const PROVENANCE_EFFECTS: Record<Exclude<Provenance, 'none'>, string> = {
	comment:
		'A comment on the issue names the workflow, the node and the execution, where the credential allows comments',
	property: 'A property of the issue, n8n-jira-siesta.provenance, names the workflow, the node and the execution',
};

function noteOf(operation: Operation, item: Item, issueKey: string, how: Exclude<Provenance, 'none'>): JiraRequest {
	const from = origin(item);
	const issue = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
	const { workflow, execution, node } = from as { workflow: IDataObject; execution: string; node: string };
	const text = `${operation.action} by n8n: workflow "${String(workflow.name)}", node "${node}", execution ${execution}`;
	return how === 'comment'
		? { method: 'POST', url: `${issue}/comment`, body: { body: toAdf(text, 'plain') }, repeatable: false, writes: true }
		: {
				method: 'PUT',
				url: `${issue}/properties/n8n-jira-siesta.provenance`,
				body: { ...from, operation: operation.action, time: new Date().toISOString() },
				repeatable: true,
				writes: true,
			};
}

/** Leaves on the issue where the write came from. The write itself is done: a failure here is told, not thrown. */
export async function recordProvenance(
	operation: Operation,
	item: Item,
	issueKey: string,
	how: Exclude<Provenance, 'none'>,
): Promise<string> {
	const { context, run } = item;
	const policy = await run.policy;
	if (how === 'comment' && policy.byPermission.comment !== 'allowed') {
		return 'not recorded: the credential does not allow comments';
	}
	try {
		countWrite(item, policy.writesPerExecution);
		await ask(context, run, noteOf(operation, item, issueKey, how));
		return how;
	} catch (error) {
		return `not recorded: ${(error as Error).message}`;
	}
}
