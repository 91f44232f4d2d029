import type { Change, Prepared } from '../../../operation/operation';
import { replyTo } from '../../../params/comment';
import { asObject } from '../../../shared/objects';
import { internalNote } from './internalNote';

/** What was chosen for a comment, as its result gives it. */
export type Added = { internal: boolean; visibleTo: string | null; replyTo: string | null };

/** A new comment in words. */
export const commentChanges = ({ body, state }: Prepared<Added>): Change[] => [
	{ field: 'Comment', after: asObject(body).body },
	...(state.internal ? [{ field: internalNote.displayName, after: true }] : []),
	...(state.visibleTo === null ? [] : [{ field: 'Visible To', after: state.visibleTo }]),
	...(state.replyTo === null ? [] : [{ field: replyTo.displayName, after: `comment ${state.replyTo}` }]),
];
