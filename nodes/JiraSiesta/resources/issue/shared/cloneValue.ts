import type { IDataObject } from 'n8n-workflow';

import { findChoice } from '../../../fields/encode/allowedValue';
import { shapeOf } from '../../../fields/schema/field';
import type { Choice, Field, Kind } from '../../../fields/schema/field';
import { asObject } from '../../../shared/objects';

/** Why a value has no copy. */
class NotCopied extends Error {}

/** Whether both issues are in one project: IDs of its versions, components and levels mean the same there. */
type Between = { sameProject: boolean };

type Copier = (value: unknown, field: Field, between: Between) => unknown;

const asIs: Copier = (value) => value;

const idOf: Copier = (value) => String(asObject(value).id);

function chosen(value: unknown, choices: Choice[], field: Field): Choice {
	const { id, name, value: label } = asObject(value);
	const found =
		choices.find((one) => one.id === String(id)) ??
		findChoice(asObject(value).name === undefined ? { value: label } : { name }, choices, field);
	if (found) return found;
	throw new NotCopied(`the target does not have '${String(name ?? label)}'`);
}

const choice: Copier = (value, field, { sameProject }) => {
	if (field.choices) return { id: chosen(value, field.choices, field).id };
	if (sameProject) return { id: idOf(value, field, { sameProject }) };
	throw new NotCopied('Jira does not tell what the target has for it');
};

const cascade: Copier = (value, field) => {
	const { child } = asObject(value);
	const parent = chosen(value, field.choices ?? [], field);
	const below = child ? chosen(child, parent.children ?? [], field) : undefined;
	return { id: parent.id, ...(below && { child: { id: below.id } }) };
};

const parent: Copier = (value, _field, { sameProject }) => {
	if (sameProject) return { key: asObject(value).key };
	throw new NotCopied('it is in another project');
};

/** A field of sprints has all that an issue was in; it takes the one that is not closed. */
const sprint: Copier = (value) => {
	const open = ([value].flat() as IDataObject[]).find((one) => one.state !== 'closed');
	if (open) return Number(open.id);
	throw new NotCopied('the sprint is closed');
};

const timeTracking: Copier = (value) => {
	const { originalEstimate, remainingEstimate } = asObject(value);
	return {
		...(originalEstimate !== undefined && { originalEstimate }),
		...(remainingEstimate !== undefined && { remainingEstimate }),
	};
};

const FILES = ['media', 'mediaGroup', 'mediaInline', 'mediaSingle'];

/** A document without the files in it: they belong to the issue that they were uploaded to. */
export function withoutFiles(node: IDataObject): { document: IDataObject; files: number } {
	let files = 0;
	const without = (one: IDataObject): IDataObject[] => {
		if (FILES.includes(String(one.type))) {
			files++;
			// In place of a block, so that a cell or a list entry is not left empty.
			return one.type === 'mediaInline' ? [] : [{ type: 'paragraph', content: [] }];
		}
		const content = one.content as IDataObject[] | undefined;
		return [{ ...one, ...(content && { content: content.flatMap(without) }) }];
	};
	const [document] = without(node);
	return { document, files };
}

const user: Copier = (value) => {
	const { accountId, displayName, active } = asObject(value);
	if (active !== false) return { accountId };
	throw new NotCopied(`${String(displayName)} is not active any more`);
};

const unknown: Copier = () => {
	throw new NotCopied('how Jira takes a value of it is not known');
};

const COPIERS: Record<Kind, Copier> = {
	cascade,
	choice,
	date: asIs,
	dateTime: asIs,
	group: (value) => ({ name: asObject(value).name }),
	label: asIs,
	number: asIs,
	organization: (value) => Number(asObject(value).id),
	parent,
	project: (value) => ({ key: asObject(value).key }),
	raw: unknown,
	requestType: unknown,
	richText: (value) => withoutFiles(asObject(value)).document,
	sprint,
	summary: asIs,
	team: idOf,
	text: asIs,
	timeTracking,
	url: asIs,
	user,
};

/**
 * A value that Jira has given, in the form that it takes for a field of another issue.
 *
 * @param field of the screen of the other one
 * @throws Error that says why it has no copy; InvalidInput where several choices have its name
 */
export function copyOf(value: unknown, field: Field, between: Between): unknown {
	const { kind, list } = shapeOf(field.schema);
	if (!list) return COPIERS[kind](value, field, between);
	return (value as unknown[]).map((one) => COPIERS[kind](one, field, between));
}
