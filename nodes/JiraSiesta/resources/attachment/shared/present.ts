import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import { accountOf } from '../../../client/types';
import type { Item, Prepared } from '../../../operation/operation';
import { attachmentsIn, toReadAttachments } from '../../../params/attachment';
import { asObject } from '../../../shared/objects';

const listOf = async ({ context, session }: Item, issueKey: string) =>
	await requestJira(context, session, { ...toReadAttachments(issueKey), completes: true });

/** A delete has happened where the issue does not have the attachment any more. */
export async function notAmongThem(item: Item, { path }: Prepared): Promise<IDataObject | undefined> {
	const { body } = await listOf(item, path!.issueKey);
	return attachmentsIn(body).some(({ id }) => String(id) === path!.attachmentId) ? undefined : {};
}

/** Attachments that are known to be of an upload of the run: no other can have made them. */
const claimed = new WeakMap<object, Set<string>>();

const claimedIn = ({ session }: Item): Set<string> => {
	const known = claimed.get(session) ?? new Set();
	claimed.set(session, known);
	return known;
};

export function claim(item: Item, files: IDataObject[]): void {
	for (const { id } of files) claimedIn(item).add(String(id));
}

/** Jira gives the time of its answer in whole seconds. */
const PRECISION = 1_000;

/**
 * What an upload without an answer has left: Jira can hold no mark of ours, so files go by name, size, author and time,
 * and all of them have to be there.
 */
export async function uploadedSince(
	item: Item,
	{ path, uploads, state: { since } }: Prepared<{ since: number }>,
): Promise<IDataObject | undefined> {
	const { headers, body } = await listOf(item, path!.issueKey);
	const account = accountOf(headers);
	const ahead = Date.parse(String(headers.date)) - Date.now();
	const begin = since + (Number.isNaN(ahead) ? 0 : ahead) - PRECISION;
	const taken = new Set(claimedIn(item));
	const isOurs = ({ id, author, created }: IDataObject) =>
		!taken.has(String(id)) && asObject(author).accountId === account && Date.parse(String(created)) >= begin;
	const files = uploads!.map(({ name, size }) => {
		const found = attachmentsIn(body).find((file) => file.filename === name && file.size === size && isOurs(file));
		if (found) taken.add(String(found.id));
		return found;
	});
	return files.every((file) => file !== undefined) ? { values: files } : undefined;
}
