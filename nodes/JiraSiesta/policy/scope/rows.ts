import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../../client/connection';
import type { Session } from '../../client/session';
import type { TargetKind } from '../../shared/target';
import { projectKeyIn } from '../../targets';
import { accessTo, isConfined, policyFor } from '../policy';

/**
 * Whether a thing in a list that goes over the site may be shown: it has to belong to a project that is open. What
 * belongs to none is closed to a credential that is confined to some.
 */
export async function isOpenRow(
	context: Context,
	session: Session,
	kind: TargetKind,
	row: IDataObject,
): Promise<boolean> {
	const policy = await policyFor(session);
	if (!isConfined(policy)) return true;
	const project = await projectKeyIn(context, session, { kind, id: String(row.id) }, row);
	return project !== undefined && accessTo(policy, project) !== 'blocked';
}
