import type { IDataObject } from 'n8n-workflow';

import { sentOf } from '../../../client/errors/requestError';
import { Interrupted } from '../../../client/concurrency/limit';
import type { Item, Prepared, Write } from '../../../operation/operation';
import { chunks } from '../../../shared/collections';

/** Jira's own limit for one request. */
export const AT_ONCE = 50;

export type Ranked = { keys: string[]; where: 'before' | 'after'; other: string };

/** An issue that stayed where it was, in an answer of 207: others were ranked. */
type Entry = { issueKey?: string; issueId?: number; status?: number; errors?: string[] };

/** What has become of an issue. */
export type Fate = { key: string; ranked: boolean; reason: string | null };

const fateOf = (key: string, entries: Entry[]): Fate => {
	const entry = entries.find(({ issueKey, issueId }) => issueKey === key || String(issueId) === key);
	const ranked = (entry?.status ?? 200) < 300;
	return { key, ranked, reason: ranked ? null : (entry?.errors ?? []).join(' ') };
};

/** The request that ranks issues by another one. */
export const rankBody = (issues: string[], where: Ranked['where'], other: string): IDataObject => ({
	issues,
	[where === 'before' ? 'rankBeforeIssue' : 'rankAfterIssue']: other,
});

/**
 * Ranks issues, any number of them: each part after the last of the one before, so that they stand in their order. A
 * part that Jira refuses as a whole is told by its issues, where others are ranked already.
 */
export async function rankAll(_item: Item, { state }: Prepared<Ranked>, write: Write<Ranked>): Promise<IDataObject> {
	let { where, other } = state;
	const fates: Fate[] = [];
	for (const keys of chunks(state.keys, AT_ONCE)) {
		const answer = write({ body: rankBody(keys, where, other) });
		const { entries = [] } = (await answer.catch(async (error: Error) => {
			const isRefused = sentOf(error)?.unclear !== true && !(error instanceof Interrupted);
			if (!isRefused || fates.length === 0) return await Promise.reject(error);
			return { entries: keys.map((issueKey) => ({ issueKey, status: 400, errors: [error.message] })) };
		})) as { entries?: Entry[] };
		const mine = keys.map((key) => fateOf(key, entries));
		fates.push(...mine);
		const last = mine.findLast(({ ranked }) => ranked);
		if (last) [where, other] = ['after', last.key];
	}
	return { fates };
}
