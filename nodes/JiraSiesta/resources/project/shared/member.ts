import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestIfSeen } from '../../../client/ifSeen';
import { toPerson } from '../../../fields/encode/person';
import { onPath } from '../../../operation/builders';
import type { Item, Prepared } from '../../../operation/operation';
import { group } from '../../../params/group';
import { projectOfIt } from '../../../params/inProject';
import { memberLocator } from '../../../params/person';
import { role } from '../../../params/role';
import { asObject } from '../../../shared/objects';

/** A member of a role: a person, or a group with all who are in it. */
export type Member = { accountId: string } | { groupId: string } | { groupname: string };

const memberType: INodeProperties = {
	displayName: 'Member',
	name: 'memberType',
	type: 'options',
	default: 'person',
	description: 'Whether it is about one person or about everybody in a group',
	options: [
		{ name: 'Group', value: 'group' },
		{ name: 'Person', value: 'person' },
	],
};

/** The role, and whom it is about. */
export const memberOfRole = [
	projectOfIt,
	role,
	memberType,
	{ ...memberLocator, displayOptions: { show: { memberType: ['person'] } } },
	{ ...group.property, required: false, displayOptions: { show: { memberType: ['group'] } } },
];

async function memberIn(item: Item): Promise<Member> {
	if (item.parameters.get(memberType.name) === 'group') return await group.of(item);
	const { accountId } = await toPerson(item.parameters.get(memberLocator.name), item, memberLocator.displayName);
	return { accountId };
}

export async function roleAndMember(item: Item) {
	return { ...(await onPath(item, projectOfIt, role)), state: await memberIn(item) };
}

/** One of a role, as Jira tells it. */
export function simplifiedActor(actor: IDataObject): IDataObject {
	const { accountId } = asObject(actor.actorUser);
	const { groupId } = asObject(actor.actorGroup);
	return {
		type: accountId === undefined ? 'group' : 'person',
		name: actor.displayName ?? actor.name ?? null,
		accountId: accountId ?? null,
		groupId: groupId ?? null,
	};
}

export const actorsIn = ({ actors }: IDataObject): IDataObject[] =>
	Array.isArray(actors) ? (actors as IDataObject[]) : [];

const isOf = (member: Member) => (actor: IDataObject) => {
	const { groupId, name } = asObject(actor.actorGroup);
	if ('accountId' in member) return asObject(actor.actorUser).accountId === member.accountId;
	return 'groupId' in member ? groupId === member.groupId : name === member.groupname;
};

/** The role as Jira has it now, where whoever it is about is in it or not, as it is to be. */
export const asWanted =
	(wanted: boolean) =>
	async ({ context, session }: Item, { path, state }: Prepared<Member>): Promise<IDataObject | undefined> => {
		const { projectKey, roleId } = path!;
		const url = `/rest/api/3/project/${encodeURIComponent(projectKey)}/role/${encodeURIComponent(roleId)}`;
		const answer = await requestIfSeen(context, session, { method: 'GET', url, repeatable: true, completes: true });
		if (!answer) return undefined;
		const role = asObject(answer.body);
		return actorsIn(role).some(isOf(state)) === wanted ? role : undefined;
	};

const named = (member: Member) =>
	'groupname' in member ? member.groupname : 'groupId' in member ? member.groupId : member;

/** A line of the plan. */
export const changeOf = (field: string, member: Member) => [{ field, after: named(member) }];

/** What came of it. */
export const outcomeOf = ({ path, state }: Prepared<Member>, isMemberNow: boolean): IDataObject => ({
	projectKey: path!.projectKey,
	roleId: path!.roleId,
	accountId: 'accountId' in state ? state.accountId : null,
	group: 'accountId' in state ? null : named(state),
	member: isMemberNow,
});

/** Jira says 401 or 404 to who may not look. */
export const needsAdministrator = async (
	_item: Item,
	_refused: string[],
	status?: number,
): Promise<string | undefined> =>
	await Promise.resolve(
		[401, 403, 404].includes(status ?? 0)
			? 'Roles and their members need the permission "Administer Projects" in the project, or "Administer Jira".'
			: undefined,
	);
