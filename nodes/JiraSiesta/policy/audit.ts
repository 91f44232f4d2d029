import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import type { Item, Operation } from '../pipeline/operation';
import { toAdf } from '../text';
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
	account?: string;
	target?: string;
	changes: Change[];
	traces: string[];
	attempts: number;
	outcome: 'done' | 'failed';
	reason?: string;
};

/** The record of one write: who, from where, by which decision, what, and how Jira knows it. */
export const auditRecord = (operation: Operation, item: Item, wrote: Wrote): IDataObject =>
	({ time: new Date().toISOString(), ...origin(item), operation: operation.action, ...wrote }) as IDataObject;

/** Writes the record to n8n's log, without the values: they may be confidential. */
export function logAudit({ context }: Item, { changes, ...record }: IDataObject): void {
	const fields = (changes as Change[]).map(({ field }) => field);
	context.logger.info(`Jira Siesta: ${String(record.operation)} ${String(record.outcome)}`, { ...record, fields });
}

export type Provenance = 'none' | 'property' | 'comment';

/** Leaves on the issue where the write came from. The write itself is done: a failure here is told, not thrown. */
export async function recordProvenance(
	operation: Operation,
	item: Item,
	issueKey: string,
	how: Exclude<Provenance, 'none'>,
): Promise<string> {
	const { context, run } = item;
	if (how === 'comment' && (await run.policy).byPermission.comment !== 'allowed') {
		return 'not recorded: the credential does not allow comments';
	}
	const from = origin(item);
	const issue = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
	const { workflow, execution, node } = from as { workflow: IDataObject; execution: string; node: string };
	const text = `${operation.action} by n8n: workflow "${String(workflow.name)}", node "${node}", execution ${execution}`;
	const request =
		how === 'comment'
			? ({ method: 'POST', url: `${issue}/comment`, body: { body: toAdf(text, 'plain') }, repeatable: false } as const)
			: ({
					method: 'PUT',
					url: `${issue}/properties/n8n-jira-siesta.provenance`,
					body: { ...from, operation: operation.action, time: new Date().toISOString() },
					repeatable: true,
				} as const);
	return await ask(context, run, { ...request, body: request.body as IDataObject, writes: true }).then(
		() => how,
		(error: Error) => `not recorded: ${error.message}`,
	);
}
