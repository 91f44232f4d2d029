import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import { InvalidInput } from '../../shared/invalidInput';
import type { Item } from '../../operation/operation';
import { edit, lostBy } from '../../text';
import type { AdfDocument, Edit } from '../../text';
import type { IssueFields } from './issueFields';
import { isDocument } from '../encode/richText';

/** What is to become of the rich texts that an issue has. */
export type TextChange = {
	/** How the new description stands to the present one; other rich texts are always replaced. */
	description: Edit;
	/** Whether what only Jira has may be lost. */
	allowLoss: boolean;
};

const READS_FIRST = ['append', 'prepend', 'replaceSection'];

/** The rich texts among Jira's `fields`, by ID. */
const textsOf = (fields: IDataObject) =>
	Object.entries(fields).filter((entry): entry is [string, never] => isDocument(entry[1])) as Array<
		[string, AdfDocument]
	>;

/** @throws InvalidInput with what of the present text the new one does not have */
function assertNothingLost(present: AdfDocument | null, next: AdfDocument, field: string): void {
	const lost = lostBy(present, next);
	if (lost.length === 0) return;
	throw new InvalidInput(
		field,
		`would lose what the new text does not have: ${lost.join(', ')}`,
		"Write it into the new text, append, prepend or replace a section instead, or set 'Allow Loss' to replace the text all the same.",
		'would lose what the new text does not have',
	);
}

async function presentTexts({ context, session }: Item, issueKey: string, ids: string[]): Promise<IDataObject> {
	const { body } = await requestJira(context, session, {
		method: 'GET',
		url: `/rest/api/3/issue/${encodeURIComponent(issueKey)}`,
		qs: { fields: ids.join(',') },
		repeatable: true,
	});
	return ((body as IDataObject).fields ?? {}) as IDataObject;
}

/**
 * The rich texts of an edit as they are to be sent, made from what the issue has now: one request,
 * where it is needed.
 *
 * @param set Jira's `fields` with the new texts, and what the fields are called
 * @returns the edited texts by field ID; empty where nothing had to be read
 * @throws InvalidInput for a section without a text, for a heading that is not there, and for a loss that
 *   is not allowed
 */
export async function editedTexts(
	item: Item,
	issueKey: string,
	{ fields, names }: Pick<IssueFields, 'fields' | 'names'>,
	{ description, allowLoss }: TextChange,
): Promise<IDataObject> {
	if (description.how === 'replaceSection' && !isDocument(fields.description)) {
		throw new InvalidInput(
			'Description',
			`is empty: there is nothing to put under '${description.heading}'`,
			"Enter the text of the section, or take 'Description Mode' and 'Heading' away.",
		);
	}
	const needed = textsOf(fields).filter(
		([id]) => !allowLoss || (id === 'description' && READS_FIRST.includes(description.how)),
	);
	if (needed.length === 0) return {};
	const present = await presentTexts(
		item,
		issueKey,
		needed.map(([id]) => id),
	);
	const edited: IDataObject = {};
	for (const [id, text] of needed) {
		const before = (present[id] ?? null) as AdfDocument | null;
		const after = id === 'description' ? edit(before, description, text) : text;
		if (!allowLoss) assertNothingLost(before, after, names[id]);
		edited[id] = after as unknown as IDataObject;
	}
	return edited;
}
