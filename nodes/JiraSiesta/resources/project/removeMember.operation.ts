import { write } from '../../operation/builders';
import { asWanted, changeOf, memberOfRole, needsAdministrator, outcomeOf, roleAndMember } from './shared/member';
import type { Member } from './shared/member';

export const removeMember = write<Member>({
	name: 'Remove Member',
	value: 'removeMember',
	action: 'Remove member from a role in project',
	description: 'Take a role in a project from a person or a group',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-role-actors/#api-rest-api-3-project-projectidorkey-role-id-delete',
	permission: 'administer',
	idempotent: false,
	sideEffects: ['Whoever loses the role has its permissions in the project no longer'],
	request: { method: 'DELETE', url: '/rest/api/3/project/{projectKey}/role/{roleId}' },
	verify: { find: asWanted(false) },
	parameters: memberOfRole,

	async prepare(item) {
		const prepared = await roleAndMember(item);
		const { state } = prepared;
		if ('accountId' in state) return { ...prepared, qs: { user: state.accountId } };
		return { ...prepared, qs: 'groupId' in state ? { groupId: state.groupId } : { group: state.groupname } };
	},

	changes: ({ state }) => changeOf('Member removed', state),
	result: ({ prepared }) => outcomeOf(prepared, false),
	advise: needsAdministrator,
});
