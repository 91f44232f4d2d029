import type { IDataObject } from 'n8n-workflow';

import type { Change, Item, Operation } from '../../operation/operation';
import { sentOf } from '../../client/errors/requestError';
import { accountOf, changes, traceOf } from '../../client/types';
import type { JiraAnswer } from '../../client/types';

/** Where a write left n8n from, as far as n8n tells. */
export function origin({ context, session }: Item): IDataObject {
	const { id, name } = context.getWorkflow();
	return {
		workflow: { id, name },
		execution: context.getExecutionId(),
		node: session.node.name,
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

/** What the audit tells of the sending itself. */
export function sending({
	headers = {},
	attempts = 1,
}: Partial<JiraAnswer>): Pick<Wrote, 'account' | 'traces' | 'attempts'> {
	const trace = traceOf(headers);
	return {
		account: accountOf(headers),
		traces: trace ? [String(trace)] : [],
		attempts,
	};
}

/** What the audit tells of a failed write; undefined where nothing was sent, which needs no record. */
export function failureOf(error: Error): Partial<Wrote> | undefined {
	const sent = sentOf(error);
	// What is looked up on the way of a write fails before anything is written.
	if (!sent?.request || !changes(sent.request)) return undefined;
	return { ...sending(sent), outcome: sent.unclear ? 'unknown' : 'failed', reason: error.message, status: sent.status };
}

/** The record of one write: who, from where, by which decision, what, and how Jira knows it. */
export const auditRecord = ({ action }: Pick<Operation, 'action'>, item: Item, wrote: Wrote): IDataObject =>
	({ time: new Date().toISOString(), ...origin(item), operation: action, ...wrote }) as IDataObject;

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
