import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { InvalidInput } from '../pipeline/invalidInput';
import type { Item, Operation } from '../pipeline/operation';
import type { Plan } from '../pipeline/plan';
import { remember } from '../pipeline/remember';
import { differences, partsOf, read, sign } from './code';
import type { Account, Confirmation } from './code';
import type { Description } from './describe';
import type { Policy } from './settings';

/** Plans that this process has carried out, with their results; a code is good for minutes, so few are enough. */
const carriedOut = new Map<string, Promise<INodeExecutionData[]>>();
const REMEMBERED = 1_000;

const AGAIN = 'Make a new plan: run the node without a confirmation code.';

/** n8n names the node type of a tool so (tool-generation/ai-tools.js); only n8n 2.x has a function that tells. */
const isTool = ({ run }: Item) => run.node.type.endsWith('Tool');

async function accountOf({ run, site }: Item): Promise<Account> {
	const { email, apiToken } = await run.credential;
	return { site, email: String(email).trim(), apiToken: String(apiToken).trim() };
}

/** The refusal of what the credential's owner has blocked: an operation, or a part of what it does. */
export const blocked = (what: string) =>
	new InvalidInput(
		'Operation',
		`is blocked by the credential: ${what}`,
		"The settings 'Permissions' and 'Always Blocked' of the credential decide. Ask its owner.",
	);

/** The plan of a write as the output of its item; with a code to confirm it, unless nothing is to be confirmed. */
export async function proposal(
	operation: Operation,
	item: Item,
	{ request }: Plan,
	{ target, changes, state, checked, notChecked }: Description,
	policy: Policy,
	status: 'dryRun' | 'confirmationRequired',
): Promise<IDataObject> {
	const plan = {
		status,
		operation: operation.action,
		target,
		changes,
		sideEffects: operation.sideEffects,
		checked,
		notChecked,
	} as IDataObject;
	if (status === 'dryRun') return plan;

	const expires = Math.floor(Date.now() / 1000) + policy.confirmationMinutes * 60;
	plan.expiresAt = new Date(expires * 1000).toISOString();
	// A model that sees the code could confirm its own plan.
	if (isTool(item)) return plan;
	const parts = partsOf(operation.action, request);
	return { ...plan, confirmationCode: sign(await accountOf(item), { expires, state, parts }) };
}

/**
 * The confirmation that a code gives for a request.
 *
 * @throws InvalidInput when it is not of this credential, expired, or for another request: says what differs
 */
export async function confirmation(
	operation: Operation,
	item: Item,
	{ request }: Plan,
	code: string,
): Promise<Confirmation> {
	const confirmed = read(await accountOf(item), code);
	const field = 'Confirmation Code';
	if (!confirmed) throw new InvalidInput(field, 'is not a code of this credential', AGAIN);
	if (confirmed.expires < Date.now() / 1000) {
		throw new InvalidInput(field, `expired at ${new Date(confirmed.expires * 1000).toISOString()}`, AGAIN);
	}
	const different = differences(confirmed.parts, partsOf(operation.action, request));
	if (different.length > 0) {
		throw new InvalidInput(field, `is for another plan: ${different.join(', ')} differ`, AGAIN);
	}
	return confirmed;
}

/** @throws InvalidInput when the target has changed since the plan was made */
export function assertFresh({ state }: Confirmation, now: Description): void {
	if (state === now.state) return;
	throw new InvalidInput('Confirmation Code', 'is for a plan that is out of date: the issue has changed since', AGAIN);
}

/** Carries a confirmed plan out once: a second run in this process has the result of the first. */
export async function carryOutOnce(
	{ plan }: Confirmation,
	write: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const known = carriedOut.get(plan);
	if (known) return await known;
	const result = write();
	remember(carriedOut, plan, result, REMEMBERED);
	result.catch(() => carriedOut.delete(plan));
	return await result;
}
