import type { IDataObject } from 'n8n-workflow';

import { isEmpty } from '../../shared/input';
import { assertNotTwice, givenFields, resolvedEcho, toIssueFields } from '../../fields/edit/issueFields';
import { issueType } from '../../params/issueType';
import { readLocator } from '../../shared/locator';
import { adviceFor } from '../../fields/schema/findField';
import { filledIn, mappedFields, notUsedEcho } from '../../fields/edit/mapped';
import { createFieldsOf, createScreen, typesText } from '../../fields/metadata';
import { assigneeEcho, personAdvice, toPerson } from '../../fields/encode/person';
import type { Person } from '../../fields/encode/person';
import { issueTypeById, projectAdvice, projectReference, projectToCreateIn, toProjectKey } from '../../params/project';
import { toSummary } from '../../fields/encode/values';
import { write } from '../../operation/builders';
import { byName } from '../../operation/order';
import { browseUrl } from '../../shared/site';
import { assignableLocator } from '../../params/person';
import { description } from './shared/descriptionFields';
import { issueFieldOptions, mapper } from './shared/fields';
import { summary } from './shared/updateFields';
import { idempotencyKey, idempotencyLabel, unlessCreated } from './shared/idempotency';
import { byMark } from './shared/reconcile';

/** What an issue that exists already has, in place of what would have been sent. */
function present({ summary, assignee }: IDataObject): IDataObject {
	return { summary, ...assigneeEcho((assignee ?? {}) as Partial<Person>), resolved: null };
}

export const create = write({
	name: 'Create',
	value: 'create',
	action: 'Create issue',
	description: 'Create a new issue in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post',
	permission: 'create',
	idempotent: false,
	sideEffects: ["Jira notifies the assignee and whoever the project's notification scheme names"],
	verify: byMark,
	hasNote: true,
	request: { method: 'POST', url: '/rest/api/3/issue' },
	parameters: [
		projectToCreateIn,
		issueType,
		summary,
		description,
		assignableLocator(
			'Who is to work on the issue. Left empty, Jira applies the default of the project.',
			'projectKey.value',
		),
		...mapper(
			'fieldsToCreate',
			'Fields that the chosen project and issue type have in Jira, custom ones included, but those of Additional Fields. Those left empty are not sent.',
			{
				projectKey: 'Choose a project and an issue type to see the fields that Jira has for them.',
				issueType: 'Choose an issue type to see the fields that Jira has for it.',
			},
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
		const { context, session, parameters } = item;
		const project = await projectToCreateIn.of(item);
		const type = await issueType.of(item);
		const panel = parameters.group('additionalFields');
		const description = parameters.get('description') as string;
		const screen = createScreen(context, session, project, type);
		const person = parameters.get('assignee');
		const inFront = givenFields({ ...panel, description });
		const title = parameters.get('summary');
		const filled = new Map([...filledIn(inFront), ['project', project], ['issuetype', type]]);
		if (!isEmpty(title)) filled.set('summary', title);
		if (!isEmpty(person)) filled.set('assignee', readLocator(person).value);
		const mapped = await mappedFields(item, screen.fields, filled);
		const further = await toIssueFields([...inFront, ...mapped.given], item, panel.textFormat, screen);
		assertNotTwice(further, {
			...{ project: 'Project', issuetype: 'Issue Type' },
			...(!isEmpty(title) && { summary: 'Summary' }),
			...(!isEmpty(person) && { assignee: 'Assignee' }),
		});
		const summary = (further.fields.summary as string | undefined) ?? toSummary(title);
		const label = await idempotencyLabel(item);
		const assignee = isEmpty(person) ? undefined : await toPerson(person, item, 'Assignee');
		return {
			targets: [{ kind: 'project', id: project }],
			body: {
				fields: {
					project: projectReference(project),
					issuetype: await issueTypeById(item, project, type),
					summary,
					...further.fields,
					...(label && { labels: [...((further.fields.labels ?? []) as string[]), label] }),
					...(assignee && { assignee: { accountId: assignee.accountId } }),
				},
			},
			state: {
				summary,
				...assigneeEcho(assignee ?? (further.fields.assignee as Person | undefined)),
				...resolvedEcho(further),
				...notUsedEcho(mapped),
			},
		};
	},

	unlessDone: unlessCreated,

	result: ({ row, prepared: { state }, item }) => ({
		key: row.key,
		id: row.id,
		created: row.created ?? true,
		...state,
		...(row.fields && present(row.fields as IDataObject)),
		url: browseUrl(item.site, String(row.key)),
	}),

	async advise(item, refused) {
		const { context, session, parameters } = item;
		const project = toProjectKey(parameters.get('projectKey'));
		if (refused.includes('project')) return await projectAdvice(item, project);
		if (refused.includes('issuetype')) return await typesText(context, session, project);
		if (refused.includes('assignee')) return await personAdvice(parameters.get('assignee'), item, 'Assignee');
		const type = await issueType.of(item);
		return await adviceFor(refused, async () => await createFieldsOf(context, session, project, type));
	},
});
