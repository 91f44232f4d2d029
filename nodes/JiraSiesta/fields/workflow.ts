import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../client/connection';
import { requestJira } from '../client/request';
import type { Session } from '../client/session';
import { asObject } from '../shared/objects';
import { ifShown } from './metadata';

/** A transition of a workflow, from one status to another. */
export type Edge = {
	id: string;
	name: string;
	from: string;
	to: string;
	hasScreen: boolean;
	isConditional: boolean;
	/** IDs of the fields that its validators ask for, as far as they say it in fields. */
	required: string[];
};

/** A workflow: its statuses by ID, and how they lead to each other. */
export type Workflow = {
	statuses: ReadonlyMap<string, { name: string; isDone: boolean }>;
	edges: readonly Edge[];
};

type Transition = { id: string; name: string; type: string; toStatusReference: string } & IDataObject;

/** A validator "Field required", of those that Jira has itself. */
const requiredBy = ({ validators }: Transition): string[] =>
	((validators ?? []) as IDataObject[])
		.map(({ parameters }) => asObject(parameters))
		.filter(({ ruleType }) => ruleType === 'fieldRequired')
		.flatMap(({ fieldsRequired }) => String(fieldsRequired ?? '').split(','))
		.map((id) => id.trim())
		.filter((id) => id !== '');

function workflowIn(answer: IDataObject): Workflow | undefined {
	const [workflow] = (answer.workflows ?? []) as IDataObject[];
	if (!workflow) return undefined;
	const known = new Map(((answer.statuses ?? []) as IDataObject[]).map((one) => [String(one.statusReference), one]));
	const idOf = (reference: unknown) => String(known.get(String(reference))?.id);
	const statuses = new Map(
		((workflow.statuses ?? []) as IDataObject[]).map(({ statusReference }) => {
			const { id, name, statusCategory } = known.get(String(statusReference)) ?? {};
			return [String(id), { name: String(name), isDone: statusCategory === 'DONE' }] as const;
		}),
	);
	const sources = ({ type, links }: Transition): string[] => {
		if (type === 'GLOBAL') return [...statuses.keys()];
		// The one that creates comes from nowhere.
		return type === 'INITIAL' ? [] : ((links ?? []) as IDataObject[]).map((one) => idOf(one.fromStatusReference));
	};
	const edges = ((workflow.transitions ?? []) as Transition[]).flatMap((one) =>
		sources(one).map((from) => ({
			...{ id: String(one.id), name: String(one.name), from, to: idOf(one.toStatusReference) },
			...{ hasScreen: one.transitionScreen !== undefined, isConditional: one.conditions !== undefined },
			required: requiredBy(one),
		})),
	);
	return { statuses, edges };
}

/**
 * The workflow of an issue type in a project, read once for a run.
 *
 * @param project its ID
 * @returns undefined where the account may not read it: that is for who administers Jira, and in a team-managed project
 * for who may see its workflow
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflows/#api-rest-api-3-workflows-post
 */
export async function workflowOf(
	context: Context,
	session: Session,
	project: string,
	issueTypeId: string,
): Promise<Workflow | undefined> {
	const body = { projectAndIssueTypes: [{ projectId: project, issueTypeId }] };
	const request = { method: 'POST', url: '/rest/api/3/workflows', body, repeatable: true } as const;
	return await session.once(`workflow of ${project} ${issueTypeId}`, async () => {
		const targets = [{ kind: 'project', id: project }] as const;
		const answer = await ifShown(session, async () => await requestJira(context, session, { ...request, targets }));
		return answer && workflowIn(asObject(answer.body));
	});
}
