import { requestJira } from '../client/request';
import type { JiraRequest } from '../client/types';
import { toRichText } from '../fields/encode/richText';
import { ifShown } from '../fields/metadata';
import type { Item } from '../operation/operation';
import { asObject } from '../shared/objects';
import { partOf } from '../shared/target';
import { picturesIn } from '../text';
import type { AdfDocument, Format } from '../text';
import { attachmentsIn, toReadAttachments } from './attachment';

/** What Atlassian's servers for files know an attachment by; undefined where Jira does not tell. */
async function mediaOf({ context, session }: Item, issueKey: string, id: string): Promise<string | undefined> {
	const request: JiraRequest = {
		method: 'GET',
		url: `/rest/api/3/attachment/content/${encodeURIComponent(id)}`,
		answerAs: 'media',
		targets: [partOf(issueKey, 'attachment', id)],
		repeatable: true,
	};
	const answer = await ifShown(session, async () => await requestJira(context, session, request));
	return asObject(answer?.body).id as string | undefined;
}

/**
 * A Markdown text for an issue, as the document in which images that are named like a file of the issue show that file:
 * the one that was attached last, of several. Nothing is read for a text without such images.
 *
 * @param field the field's name as the panel shows it
 * @returns undefined where there is nothing to show
 */
export async function withPictures(
	item: Item,
	issueKey: string,
	given: unknown,
	field: string,
	format: Format = 'markdown',
): Promise<AdfDocument | undefined> {
	const names = typeof given === 'string' && format === 'markdown' ? picturesIn(given) : [];
	if (names.length === 0) return undefined;
	const { context, session } = item;
	const answer = await ifShown(session, async () => await requestJira(context, session, toReadAttachments(issueKey)));
	const files = attachmentsIn(answer?.body).sort((a, b) => Number(b.id) - Number(a.id));
	const pictures = new Map<string, string>();
	for (const name of names) {
		const file = files.find(({ filename }) => filename === name);
		const media = file && (await mediaOf(item, issueKey, String(file.id)));
		if (media !== undefined) pictures.set(name, media);
	}
	return pictures.size === 0 ? undefined : toRichText(given, field, format, pictures);
}
