import type { IDataObject } from 'n8n-workflow';

import { allRows } from '../../../client/paging/allRows';
import type { Item } from '../../../operation/operation';
import { InvalidInput } from '../../../shared/invalidInput';
import { shown } from '../../../shared/input';
import { asObject } from '../../../shared/objects';
import type { Target } from '../../../shared/target';
import { momentOf } from './simplified';

/** What is read first of an approval. */
export const simplifiedApproval = (row: IDataObject, issueKey: string): IDataObject => ({
	id: row.id,
	issueKey,
	name: row.name ?? null,
	decision: row.finalDecision ?? null,
	canDecide: row.canAnswerApproval === true,
	approvers: ((row.approvers ?? []) as IDataObject[]).map(({ approver, approverDecision }) => ({
		name: asObject(approver).displayName ?? null,
		accountId: asObject(approver).accountId ?? null,
		decision: approverDecision ?? null,
	})),
	created: momentOf(row.createdDate),
	completed: momentOf(row.completedDate),
});

/** The approvals of a request. */
export async function approvalsOf({ context, session }: Item, target: Target): Promise<IDataObject[]> {
	const url = `/rest/servicedeskapi/request/${encodeURIComponent(target.id)}/approval`;
	return await allRows(
		context,
		session,
		{ url, targets: [target] },
		{ by: 'serviceDesk', rows: 'values', pageSize: 50 },
	);
}

const HELP = 'Get Approvals lists them, and whether the account can decide. Nobody can decide for somebody else.';

/**
 * The approval that is decided: the one named, or the only one that waits for the account.
 *
 * @throws InvalidInput where it is not there, or none or several wait
 */
export function chosenApproval(approvals: IDataObject[], id: string): IDataObject {
	const field = 'Approval ID';
	if (id !== '') {
		const found = approvals.find((one) => String(one.id) === id);
		if (found) return found;
		throw new InvalidInput(field, `is not one of the request: ${shown(id)}`, HELP);
	}
	const waiting = approvals.filter(({ canAnswerApproval }) => canAnswerApproval === true);
	if (waiting.length === 1) return waiting[0];
	const ids = waiting.map((one) => String(one.id)).join(', ');
	throw waiting.length === 0
		? new InvalidInput(field, 'is empty, and no approval of the request waits for this account', HELP)
		: new InvalidInput(field, 'is empty, and several approvals wait for this account', `Enter one of ${ids}.`);
}
