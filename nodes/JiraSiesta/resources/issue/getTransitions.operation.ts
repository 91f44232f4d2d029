import { onPath, read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { issueToRead } from '../../params/issue';
import { transitionsIn } from '../../fields/transitions';

export const getTransitions = read({
	name: 'Get Transitions',
	value: 'getTransitions',
	action: 'Get transitions of issue',
	description:
		'Retrieve the transitions that the account may take an issue through now, and the fields of their screens',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/transitions' },
	split: 'transitions',
	parameters: [issueToRead],

	prepare: async (item) => ({
		...(await onPath(item, issueToRead)),
		qs: { expand: 'transitions.fields' },
		state: undefined,
	}),

	result: ({ row, item }) => ({
		transitions: isRaw(item)
			? row.transitions
			: transitionsIn(row).map(({ fields, ...transition }) => ({
					...transition,
					fields: fields.map(({ name }) => name),
					requiredFields: fields.filter(({ required, hasDefault }) => required && !hasDefault).map(({ name }) => name),
				})),
	}),
});
