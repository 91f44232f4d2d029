import { write } from '../../operation/builders';
import { asWanted, changeOf, memberOfRole, needsAdministrator, outcomeOf, roleAndMember } from './shared/member';
import type { Member } from './shared/member';

export const addMember = write<Member>({
	name: 'Add Member',
	value: 'addMember',
	action: 'Add member to a role in project',
	description: 'Give a person or a group a role in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-role-actors/#api-rest-api-3-project-projectidorkey-role-id-post',
	permission: 'administer',
	idempotent: false,
	sideEffects: ['Whoever gets the role has its permissions in the project at once'],
	request: { method: 'POST', url: '/rest/api/3/project/{projectKey}/role/{roleId}' },
	verify: { find: asWanted(true) },
	parameters: memberOfRole,

	async prepare(item) {
		const prepared = await roleAndMember(item);
		const { state } = prepared;
		if ('accountId' in state) return { ...prepared, body: { user: [state.accountId] } };
		return { ...prepared, body: 'groupId' in state ? { groupId: [state.groupId] } : { group: [state.groupname] } };
	},

	changes: ({ state }) => changeOf('Member', state),
	result: ({ prepared }) => outcomeOf(prepared, true),
	advise: needsAdministrator,
});
