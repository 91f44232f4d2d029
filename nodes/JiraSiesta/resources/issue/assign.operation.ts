import { assigneeEcho, personAdvice, toPerson } from '../../fields/encode/person';
import { onPath, write } from '../../operation/builders';
import type { Item } from '../../operation/operation';
import { issue } from '../../params/issue';
import { browseUrl } from '../../shared/site';
import { assignableLocator } from '../../params/person';

/** Jira's `accountId` for the new assignee, and how the result names them. */
async function newAssignee(item: Item) {
	switch (item.parameters.get('assignTo')) {
		case 'user': {
			const person = await toPerson(item.parameters.get('assignee'), item, 'Assignee');
			return { accountId: person.accountId, echo: assigneeEcho(person) };
		}
		case 'nobody':
			return { accountId: null, echo: assigneeEcho() };
		default:
			return { accountId: '-1', echo: {} };
	}
}

export const assign = write({
	name: 'Assign',
	value: 'assign',
	action: 'Assign issue',
	description: 'Assign an issue to a person, to nobody, or to the default of its project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-assignee-put',
	permission: 'assign',
	idempotent: true,
	sideEffects: ['Jira notifies the old and the new assignee and the watchers'],
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}/assignee' },
	parameters: [
		issue,
		{
			displayName: 'Assign To',
			name: 'assignTo',
			type: 'options',
			default: 'user',
			description: 'Who is to have the issue',
			options: [
				{ name: 'Nobody', value: 'nobody', description: 'Take the assignee away' },
				{
					name: 'Project Default',
					value: 'projectDefault',
					description: 'Whoever the project names as its default assignee',
				},
				{ name: 'User', value: 'user', description: 'A person by account ID, by email or from the list' },
			],
		},
		{
			...assignableLocator(
				'The person: from the list of those who may be assigned, by account ID, or by email',
				'issueKey.value',
			),
			// Not `required`: with Assign To as an expression n8n would ask for it whatever the expression gives.
			displayOptions: { show: { assignTo: ['user'] } },
		},
	],

	async prepare(item) {
		const path = await onPath(item, issue);
		const { accountId, echo } = await newAssignee(item);
		const assignedTo = item.parameters.get('assignTo') as string;
		return { ...path, body: { accountId }, state: { assignedTo, ...echo } };
	},

	result: ({ row, prepared: { state }, item }) => ({
		key: row.key,
		...state,
		url: browseUrl(item.site, String(row.key)),
	}),

	advise: async (item) => await personAdvice(item.parameters.get('assignee'), item, 'Assignee'),
});
