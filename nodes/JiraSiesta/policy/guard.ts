import type { Guard } from '../client/session';
import { isConfined, mayRead, policyFor } from './policy';
import { mayShow } from './scope/redact';
import { isOpenRow } from './scope/rows';
import { confine } from './scope/scope';

/** The policy of a session's credential, as its requests and the readers of its answers meet it. */
export const guard: Guard = {
	confine,
	mayRead: async (session) => mayRead(await policyFor(session)),
	isConfined: async (session) => isConfined(await policyFor(session)),
	isOpenRow,
	mayShow: async (session, row) => mayShow(await policyFor(session), row),
};
