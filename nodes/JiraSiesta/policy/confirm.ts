import { randomUUID } from 'crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { InvalidInput } from '../pipeline/invalidInput';
import type { Item, Operation } from '../pipeline/operation';
import type { Plan } from '../pipeline/plan';
import { remember } from '../pipeline/remember';
import { unclearOutcomes } from '../pipeline/request';
import { isTool } from '../pipeline/tool';
import { PROVENANCE_EFFECTS } from './audit';
import type { Provenance } from './audit';
import { differences, partsOf, read, sign } from './code';
import type { Account, Confirmation } from './code';
import type { Description } from './describe';
import type { Policy } from './settings';

/** Plans that this process has carried out, with their results; a code is good for a day at most, so few are enough. */
const carriedOut = new Map<string, Promise<INodeExecutionData[]>>();
const REMEMBERED = 1_000;

const AGAIN = 'Make a new plan: run the node without a confirmation code.';

const now = () => Math.floor(Date.now() / 1000);

/** The note that the write is to leave on the issue. */
const provenanceOf = ({ parameters }: Item): Provenance =>
	parameters.group<{ provenance: Provenance }>('safety').provenance ?? 'none';

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
	const provenance = provenanceOf(item);
	const shown = {
		status,
		operation: operation.action,
		target,
		changes,
		sideEffects: [...(operation.sideEffects ?? []), ...(provenance === 'none' ? [] : [PROVENANCE_EFFECTS[provenance]])],
		checked,
		notChecked,
	} as IDataObject;
	if (status === 'dryRun') return shown;

	const plan = randomUUID();
	const issued = now();
	const expires = issued + policy.confirmationMinutes * 60;
	Object.assign(shown, { plan, expiresAt: new Date(expires * 1000).toISOString() });
	// A model that sees the code could confirm its own plan.
	if (isTool(item.run.node)) return shown;
	const parts = partsOf(operation.action, request, provenance);
	return { ...shown, confirmationCode: sign(await accountOf(item), { plan, issued, expires, state, parts }) };
}

/** A confirmation, and the index of the input item that it was given for. */
type Given = Confirmation & { item: number };

/**
 * The confirmation that a code gives for a request.
 *
 * @throws InvalidInput when it is not of this credential, expired, or for another request: says what differs
 */
export async function confirmation(operation: Operation, item: Item, { request }: Plan, code: string): Promise<Given> {
	const confirmed = read(await accountOf(item), code);
	const field = 'Confirmation Code';
	if (!confirmed) throw new InvalidInput(field, 'is not a code of this credential', AGAIN);
	// The owner may have shortened the time since.
	const { confirmationMinutes } = await item.run.policy;
	const expires = Math.min(confirmed.expires, confirmed.issued + confirmationMinutes * 60);
	if (expires * 1000 < Date.now()) {
		throw new InvalidInput(field, `expired at ${new Date(expires * 1000).toISOString()}`, AGAIN);
	}
	const different = differences(confirmed.parts, partsOf(operation.action, request, provenanceOf(item)));
	if (different.length > 0) {
		throw new InvalidInput(field, `is for another plan: ${different.join(', ')} differ`, AGAIN);
	}
	return { ...confirmed, item: item.context.getItemIndex() };
}

/** @throws InvalidInput when the target has changed since the plan was made */
export function assertFresh({ state }: Confirmation, present: Description): void {
	if (state === present.state) return;
	throw new InvalidInput('Confirmation Code', 'is for a plan that is out of date: the issue has changed since', AGAIN);
}

/**
 * Carries a confirmed plan out once: a second run in this process has the result of the first, and the failure of the
 * first where Jira may have carried it out all the same.
 */
export async function carryOutOnce(
	{ plan, item }: Given,
	write: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const known = carriedOut.get(plan);
	if (known) return (await known).map((output) => ({ ...output, pairedItem: { item } }));
	const result = write();
	remember(carriedOut, plan, result, REMEMBERED);
	result.catch((error: Error) => {
		if (!unclearOutcomes.has(error)) carriedOut.delete(plan);
	});
	return await result;
}
