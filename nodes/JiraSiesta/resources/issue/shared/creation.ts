import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { assertNotTwice, givenFields, resolvedEcho, toIssueFields } from '../../../fields/edit/issueFields';
import { filledIn, mappedFields, notUsedEcho } from '../../../fields/edit/mapped';
import { assigneeEcho, personAdvice, toPerson } from '../../../fields/encode/person';
import type { Person } from '../../../fields/encode/person';
import { toSummary } from '../../../fields/encode/values';
import { createFieldsOf, createScreen, typesText } from '../../../fields/metadata';
import { adviceFor } from '../../../fields/schema/findField';
import type { write } from '../../../operation/builders';
import { byName } from '../../../operation/order';
import { issueType } from '../../../params/issueType';
import { assignableLocator } from '../../../params/person';
import {
	issueTypeById,
	projectAdvice,
	projectReference,
	projectToCreateIn,
	toProjectKey,
} from '../../../params/project';
import { isEmpty } from '../../../shared/input';
import { readLocator } from '../../../shared/locator';
import { browseUrl } from '../../../shared/site';
import { description } from './descriptionFields';
import { issueFieldOptions, mapper } from './fields';
import { idempotencyLabel } from './idempotency';
import { byMark } from './reconcile';
import { summary } from './updateFields';

/** What an issue that exists already has, in place of what would have been sent. */
function present({ summary, assignee }: IDataObject): IDataObject {
	return { summary, ...assigneeEcho((assignee ?? {}) as Partial<Person>), resolved: null };
}

type Write = Parameters<typeof write<IDataObject>>[0];

/** What operations that create issues have in common; a creation is what one input item says. */
export const creation = {
	permission: 'create',
	idempotent: false,
	sideEffects: ["Jira notifies the assignee and whoever the project's notification scheme names"],
	verify: byMark,
	hasNote: true,

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
			named: further.named,
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
} satisfies Partial<Write>;

/** @param options of Additional Fields, besides the fields of an issue */
export const creationForm = (options: INodeProperties[] = []): Write['parameters'] => [
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
		options: [...issueFieldOptions, ...options].sort(byName),
	},
];
