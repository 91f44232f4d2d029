import type { IDataObject } from 'n8n-workflow';

import { toIssueFields } from '../../fields/issueFields';
import { toIssueType } from '../../fields/issueType';
import { personEcho, toPerson } from '../../fields/person';
import { projectReference, toProjectKey } from '../../fields/project';
import { readLocator } from '../../fields/locator';
import { toSummary } from '../../fields/values';
import { issueTypesOf } from '../../pickers/issueTypes';
import type { Operation } from '../../pipeline/operation';
import { browseUrl } from '../../pipeline/site';
import { assignableLocator, issueTypeLocator, projectLocator } from '../locators';
import { byName, issueFieldOptions } from './fields';
import { idempotencyKey, idempotencyLabel, unlessCreated } from './idempotency';
import { issueMarker } from './marker';

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create issue',
	description: 'Create a new issue in a project',
	effect: 'write',
	idempotent: false,
	marker: issueMarker,
	request: { method: 'POST', url: '/rest/api/3/issue' },
	properties: [
		projectLocator('searchProjectsToCreateIn', 'The project to create the issue in, by its key or from the list'),
		issueTypeLocator,
		{
			displayName: 'Summary',
			name: 'summary',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Checkout fails with error 502',
			description: 'Title of the issue: one line, at most 255 characters',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 5 },
			default: '',
			description: 'Text of the issue; an empty line starts a new paragraph',
		},
		assignableLocator(
			'Who is to work on the issue. Left empty, Jira applies the default of the project.',
			'projectKey.value',
		),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			description: 'Further fields of the issue; those left out are not sent',
			options: [...issueFieldOptions, idempotencyKey].sort(byName),
		},
	],

	async prepare(item) {
		const { context, site } = item;
		const project = toProjectKey(context.getNodeParameter('projectKey'));
		const issuetype = toIssueType(context.getNodeParameter('issueType'));
		const summary = toSummary(context.getNodeParameter('summary'));
		const further = toIssueFields(
			{
				...(context.getNodeParameter('additionalFields', {}) as IDataObject),
				description: context.getNodeParameter('description', '') as string,
			},
			site,
		);
		const label = idempotencyLabel(item);
		const given = context.getNodeParameter('assignee', '');
		const assignee = readLocator(given).value === '' ? undefined : await toPerson(given, item, 'Assignee');
		return {
			body: {
				fields: {
					project: projectReference(project),
					issuetype,
					summary,
					...further,
					...(label && { labels: [...((further.labels ?? []) as string[]), label] }),
					...(assignee && { assignee: { accountId: assignee.accountId } }),
				},
			},
			echo: assignee && personEcho(assignee),
		};
	},

	unlessDone: unlessCreated,

	result: ({ row, prepared: { echo }, item }) => ({
		key: row.key,
		id: row.id,
		url: browseUrl(item.site, String(row.key)),
		...(row.created !== undefined && { created: row.created }),
		...echo,
	}),

	async advise({ context, run }, refused) {
		if (!refused.includes('issuetype')) return undefined;
		const project = toProjectKey(context.getNodeParameter('projectKey'));
		const types = await issueTypesOf(context, run, project);
		return `Issue types of ${project}: ${types.map(({ name }) => name).join(', ')}.`;
	},
};
