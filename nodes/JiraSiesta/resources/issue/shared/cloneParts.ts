import type { IDataObject } from 'n8n-workflow';

import { Interrupted } from '../../../client/concurrency/limit';
import { inOneText } from '../../../client/errors/requestError';
import { toBinary, uploadFrom } from '../../../client/files';
import { allRows } from '../../../client/paging/allRows';
import { requestJira } from '../../../client/request';
import type { Item, Part, Prepared, Verify, Write } from '../../../operation/operation';
import { linkPhrases } from '../../../params/link';
import { asObject } from '../../../shared/objects';
import { issueTarget } from '../../../shared/target';
import { contentOf } from '../../attachment/shared/content';
import { claim, uploadedSince } from '../../attachment/shared/present';
import { withoutFiles } from './cloneValue';
import type { Cloning, LeftOut, PartName } from './cloning';
import { byMarkAmong } from './marks';

/** The copy, and what tells of a part of it that could not be made. */
type Copy = {
	key: string;
	prepared: Prepared<Cloning>;
	make(what: string, part: () => Promise<Part<Cloning>>, done?: (answer: IDataObject) => void): Promise<void>;
};

const ISSUE = '/rest/api/3/issue/{issueKey}';

/** A request about the copy. */
const onCopy = ({ key }: Copy, url: string, more: Part<Cloning>): Part<Cloning> => ({
	instead: { method: 'POST', url },
	path: { issueKey: key },
	targets: [issueTarget(key)],
	...more,
});

async function attachments(item: Item, copy: Copy): Promise<void> {
	const { context, session } = item;
	const { issueKey, source, ...state } = copy.prepared.state;
	// Two files may be alike.
	const claimed = ({ values }: IDataObject) => claim(item, (values ?? []) as IDataObject[]);
	for (const file of (asObject(source.fields).attachment ?? []) as IDataObject[]) {
		const name = String(file.filename);
		await copy.make(
			`Attachment ${name}`,
			async () => {
				const request = { ...contentOf(issueKey, String(file.id)), completes: true };
				// Before it is sent on: an upload that waits for a download would hold a place that the download needs.
				const binary = await toBinary(item, await requestJira(context, session, request), name, String(file.mimeType));
				return {
					...onCopy(copy, `${ISSUE}/attachments`, { state: { ...state, issueKey, source, since: Date.now() } }),
					instead: { method: 'POST', url: `${ISSUE}/attachments`, headers: { 'X-Atlassian-Token': 'no-check' } },
					body: undefined,
					uploads: [await uploadFrom(context.helpers, { ...binary, fileName: name }, name)],
					verify: { find: uploadedSince } as Verify<Cloning>,
				};
			},
			claimed,
		);
	}
}

/** A comment as one of the account: with the author and the time of the one that it is a copy of. */
function commentBody({ author, created, body, visibility }: IDataObject): { body: IDataObject } {
	const { document } = withoutFiles(asObject(body));
	const text = `${String(asObject(author).displayName)}, ${String(created)}:`;
	const from = { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'em' }] }] };
	const content = [from, ...((document.content ?? []) as IDataObject[])];
	return { body: { body: { ...document, content }, ...(visibility ? { visibility } : {}) } as IDataObject };
}

async function comments(item: Item, copy: Copy, leftOut: LeftOut[]): Promise<void> {
	const { issueKey, place } = copy.prepared.state;
	const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/comment`;
	const paging = { by: 'startAt', rows: 'comments', pageSize: 100 } as const;
	const rows = await allRows(item.context, item.session, { url, qs: { orderBy: 'created' } }, paging);
	const verify = byMarkAmong('comments', () => ({ orderBy: '-created' })) as Verify<Cloning>;
	if (rows.some(({ parentId }) => parentId !== undefined && parentId !== null)) {
		leftOut.push({ what: 'Replies', why: 'the copies stand one after the other' });
	}
	for (const row of rows) {
		const what = `Comment ${String(row.id)}`;
		const isInternal = row.jsdPublic === false;
		if (isInternal && place.isOtherProject) {
			leftOut.push({ what, why: 'it is an internal note, which another project may show to everybody' });
			continue;
		}
		const properties = isInternal ? [{ key: 'sd.public.comment', value: { internal: true } }] : undefined;
		const { body } = commentBody(row);
		await copy.make(
			what,
			async () =>
				await Promise.resolve(
					onCopy(copy, `${ISSUE}/comment`, { body: { ...body, ...(properties && { properties }) }, verify }),
				),
		);
	}
}

/** A link between the copy and another issue. */
const link = (copy: Copy, type: IDataObject, ends: { inwardIssue?: string; outwardIssue?: string }): Part<Cloning> => {
	const { inwardIssue = copy.key, outwardIssue = copy.key } = ends;
	return {
		instead: { method: 'POST', url: '/rest/api/3/issueLink' },
		targets: [issueTarget(copy.key), issueTarget(ends.inwardIssue ?? ends.outwardIssue!)],
		// Jira takes a link that is there already for the same one.
		idempotent: true,
		body: { type, inwardIssue: { key: inwardIssue }, outwardIssue: { key: outwardIssue } },
	};
};

/** What a link to the outside is made of; Jira adds the rest. */
const remoteLink = ({ globalId, application, relationship, object }: IDataObject): IDataObject => ({
	object,
	...(globalId !== undefined && { globalId }),
	...(application !== undefined && { application }),
	...(relationship !== undefined && { relationship }),
});

async function links(copy: Copy): Promise<void> {
	for (const row of copy.prepared.state.remoteLinks) {
		// By its global ID it is one, however often it is sent.
		const more = { body: remoteLink(row), idempotent: row.globalId !== undefined };
		const what = `Link to ${String(asObject(row.object).url)}`;
		await copy.make(what, async () => await Promise.resolve(onCopy(copy, `${ISSUE}/remotelink`, more)));
	}
	for (const row of (asObject(copy.prepared.state.source.fields).issuelinks ?? []) as IDataObject[]) {
		const { inwardIssue, outwardIssue } = row as { inwardIssue?: IDataObject; outwardIssue?: IDataObject };
		const { id, inward, outward } = asObject(row.type);
		const words = outwardIssue
			? `${String(outward)} ${String(outwardIssue.key)}`
			: `${String(inward)} ${String(inwardIssue?.key)}`;
		// Read from one end, the other is named; sent, the inward issue is the one that "blocks".
		const ends = outwardIssue ? { outwardIssue: String(outwardIssue.key) } : { inwardIssue: String(inwardIssue?.key) };
		await copy.make(`Link ${words}`, async () => await Promise.resolve(link(copy, { id }, ends)));
	}
}

async function original({ context, session }: Item, copy: Copy, leftOut: LeftOut[]): Promise<void> {
	const phrases = await linkPhrases(context, session).catch(async (error: Error) =>
		error instanceof Interrupted ? await Promise.reject(error) : [],
	);
	const clones = phrases.find(
		({ typeName, words, direction }) =>
			direction === 'outward' && (typeName.toLowerCase() === 'cloners' || words.toLowerCase() === 'clones'),
	);
	if (!clones) {
		leftOut.push({ what: 'Link to Original', why: "Jira has no type of links 'Cloners'" });
		return;
	}
	const { issueKey } = copy.prepared.state;
	await copy.make(
		'Link to Original',
		async () => await Promise.resolve(link(copy, { id: clones.typeId }, { outwardIssue: issueKey })),
	);
}

async function watchers({ context, session }: Item, copy: Copy, leftOut: LeftOut[]): Promise<void> {
	const url = `/rest/api/3/issue/${encodeURIComponent(copy.prepared.state.issueKey)}/watchers`;
	const { body } = await requestJira(context, session, { method: 'GET', url, repeatable: true, completes: true });
	const { watchers: people = [], watchCount = 0 } = asObject(body) as { watchers?: IDataObject[]; watchCount?: number };
	if (people.length < watchCount) {
		leftOut.push({ what: `Watchers (${watchCount - people.length})`, why: 'Jira does not show them to this account' });
	}
	for (const { accountId, displayName } of people) {
		await copy.make(
			`Watcher ${String(displayName)}`,
			async () =>
				await Promise.resolve(onCopy(copy, `${ISSUE}/watchers`, { body: String(accountId), idempotent: true })),
		);
	}
}

/**
 * Creates the copy and whatever is to come with it. What cannot be made is told: the copy is there by then.
 *
 * @returns Jira's answer to the create, with how many there are of each part, and what was left out
 */
export async function makeCopy(item: Item, prepared: Prepared<Cloning>, write: Write<Cloning>): Promise<IDataObject> {
	const row = await write();
	const { parts } = prepared.state;
	const leftOut: LeftOut[] = [];
	const copied = Object.fromEntries(parts.map((part) => [part, 0])) as Record<PartName, number>;
	const unlessInterrupted = (what: string) => async (error: Error) => {
		if (error instanceof Interrupted) return await Promise.reject(error);
		leftOut.push({ what, why: inOneText(error) });
	};
	for (const name of parts) {
		const make: Copy['make'] = async (what, part, done) => {
			const made = async () => {
				const answer = await write(await part());
				done?.(answer);
				copied[name]++;
			};
			await made().catch(unlessInterrupted(what));
		};
		const copy: Copy = { key: String(row.key), prepared, make };
		const made = { attachments, comments, links: async () => await links(copy), original, watchers }[name];
		await made(item, copy, leftOut).catch(unlessInterrupted(name));
	}
	return { ...row, copied, leftOut: [...prepared.state.leftOut, ...leftOut] };
}
