import type { INode, WorkflowExecuteMode } from 'n8n-workflow';

import { signInOf } from '../client/connection';
import type { Session } from '../client/session';
import { secretOf } from './signature';

/** A trigger in a workflow, as each of n8n's contexts tells of it. */
export type Owner = {
	getNode(): INode;
	getWorkflow(): { id?: string; name?: string };
	getMode(): WorkflowExecuteMode;
};

/** n8n's IDs of workflow and node: in the list of webhooks in Jira they tell whose one is. */
export const tagOf = (owner: Owner) =>
	`[${owner.getWorkflow().id ?? ''} ${owner.getNode().id}]${owner.getMode() === 'manual' ? ' (test)' : ''}`;

/** The secret of the trigger's webhook with the credential that it has now. */
export const secretFor = async (session: Session, owner: Owner): Promise<string> =>
	secretOf(signInOf(await session.credential).password, tagOf(owner));
