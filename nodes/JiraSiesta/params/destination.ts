import type { IDataObject } from 'n8n-workflow';

import { findChoice } from '../fields/encode/allowedValue';
import { issueTypesOf, typesText } from '../fields/metadata';
import { choiceOf } from '../fields/schema/field';
import type { Item } from '../operation/operation';
import { isEmpty, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { readLocator } from '../shared/locator';
import { toIssueType } from './issueType';
import { byNameOrId, byText, fromList, locator } from './locator';
import { lookUpIn, projectOf } from './project';

const PROJECT = 'Target Project';
const TYPE = 'Target Issue Type';

export const targetProject = locator(
	PROJECT,
	'targetProject',
	'Another project, by its key or from the list. Left empty, that of the issue.',
	[fromList('searchProjectsToCreateIn', 'Select a project…'), byText('Key', 'key', 'e.g. WEB')],
);

export const targetType = locator(
	TYPE,
	'targetIssueType',
	'Another issue type, by its name or ID or from the list. Left empty, that of the issue: the target project has to have it.',
	byNameOrId('searchTargetIssueTypes', 'an issue type', 'e.g. Task', 'e.g. 10002'),
	{ typeOptions: { loadOptionsDependsOn: ['issueKey.value', 'targetProject.value'] } },
);

/** A project and a type of it, where an issue, or a copy of it, is to be. */
export type Place = {
	project: string;
	type: { id: string; name: string; isSubtask: boolean };
	isOtherProject: boolean;
};

/** Whether a locator is filled in. */
export const isChosen = (given: unknown) => readLocator(given).value !== '';

/**
 * Where the item wants an issue to be.
 *
 * @param present its project and type, in the form of an answer
 * @throws InvalidInput with the types of the project, where it has not the one
 */
export async function placeOf(item: Item, present: { project: IDataObject; issuetype: IDataObject }): Promise<Place> {
	const { context, session, parameters } = item;
	const given = parameters.get('targetProject');
	const key = String(present.project.key);
	const named = isChosen(given) ? await projectOf(item, given, PROJECT) : key;
	const isOtherProject = named !== key && named !== String(present.project.id);
	const project = isOtherProject ? named : key;
	const types = await lookUpIn(item, project, async () => await issueTypesOf(context, session, project));
	const type = parameters.get('targetIssueType');
	const { id, name } = present.issuetype;
	const wanted = isEmpty(readLocator(type).value)
		? (types.find((one) => one.id === id) ?? findChoice({ name }, types.map(choiceOf), { name: TYPE }))
		: findChoice(toIssueType(type, TYPE), types.map(choiceOf), { name: TYPE });
	const found = types.find((one) => one.id === wanted?.id);
	if (found) return { project, isOtherProject, type: { ...found, isSubtask: found.subtask === true } };
	throw new InvalidInput(
		TYPE,
		`is not one of ${project}: ${shown(isChosen(type) ? readLocator(type).value : name)}`,
		(await typesText(context, session, project)) ?? `No issue can be created in ${project}.`,
	);
}
