import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import type { Item, Operation } from '../../operation/operation';
import type { JiraRequest } from '../../client/types';
import type { Provenance } from '../../operation/safety';
import { toAdf } from '../../text';
import { auditRecord, failureOf, logAudit, origin, sending } from './audit';
import type { Wrote } from './audit';
import { countWrite } from './writeQuota';
import { policyFor } from '../policy';

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

/** What the note is in a record of its own: it is a write as well. */
const NOTE = { action: 'Record provenance' };
const NOTED_IN = { comment: 'Comment', property: 'n8n-jira-siesta.provenance' };

/**
 * Leaves on the issue where the write came from. The write itself is done: a failure here is told, not thrown.
 *
 * @param wrote the write that the note is of
 */
export async function recordProvenance(
	operation: Operation,
	item: Item,
	{ decision, plan, confirmedBy }: Wrote,
	issueKey: string,
	how: Exclude<Provenance, 'none'>,
): Promise<string> {
	const { context, session } = item;
	const policy = await policyFor(session);
	if (how === 'comment' && policy.byPermission.comment !== 'allowed') {
		return 'not recorded: the credential does not allow comments';
	}
	const changes = [{ field: NOTED_IN[how], after: undefined }];
	const tell = (more: Pick<Wrote, 'outcome'> & Partial<Wrote>) =>
		logAudit(
			item,
			auditRecord(NOTE, item, {
				decision,
				plan,
				confirmedBy,
				target: issueKey,
				changes,
				traces: [],
				attempts: 0,
				...more,
			}),
		);
	try {
		countWrite(item, policy.writesPerExecution);
		const answer = await requestJira(context, session, noteOf(operation, item, issueKey, how));
		tell({ ...sending(answer), outcome: 'done' });
		return how;
	} catch (error) {
		const failure = failureOf(error as Error);
		if (failure) tell({ outcome: 'failed', ...failure });
		return `not recorded: ${(error as Error).message}`;
	}
}
