import { randomUUID } from 'crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { siteFields } from '../../fields/schema/siteFields';
import { InvalidInput } from '../../shared/invalidInput';
import { fieldName } from '../../client/errors/said';
import type { Item, Operation, Plan } from '../../operation/operation';
import { setBounded } from '../../shared/boundedMap';
import { sentOf } from '../../client/errors/requestError';
import { safetyOf } from '../../operation/safety';
import type { Provenance } from '../../operation/safety';
import { isTool } from '../../client/connection';
import { differences, digest, partsOf, read, sign } from './confirmationCode';
import type { Account, Confirmation } from './confirmationCode';
import type { Description } from './describe';
import { PROVENANCE_EFFECTS } from '../audit/provenance';
import { policyFor } from '../policy';
import type { Policy } from '../policy';
import { isTakenLater, waitedFor } from './waypoints';

/** Plans that this process has carried out, with their results; a code is good for a day at most, so few are enough. */
const carriedOut = new Map<string, Promise<INodeExecutionData[]>>();
const REMEMBERED = 1_000;

const AGAIN = 'Make a new plan: run the node without a confirmation code.';

const now = () => Math.floor(Date.now() / 1000);

/** The note that the write is to leave on the issue. */
const provenanceOf = (item: Item): Provenance => safetyOf(item).provenance ?? 'none';

export async function accountOf({ session, site }: Item): Promise<Account> {
	const { email, apiToken } = await session.credential;
	return { site, email: String(email).trim(), apiToken: String(apiToken).trim() };
}

/** The refusal of what the credential's owner has blocked: an operation, or a part of what it does. */
export const blocked = (what: string) =>
	new InvalidInput(
		'Operation',
		`is blocked by the credential: ${what}`,
		"The settings 'Permissions' and 'Always Blocked' of the credential decide. Ask its owner.",
	);

/** IDs that n8n gives to a workflow that has not been saved. */
const UNSAVED = ['', '__EMPTY__', 'undefined'];

const workflowOf = ({ context }: Item) => String(context.getWorkflow().id ?? '');

/** Why a plan has no code, with how to go on; undefined where it may have one. */
function withoutCode(item: Item, policy: Policy): string | undefined {
	// A model that sees the code could confirm its own plan.
	if (isTool(item.session.node)) {
		return 'A tool gives no code for it. To carry it out, a workflow has a Jira Siesta node with these values for a plan of its own, somebody decides, and a second node takes its code.';
	}
	if (policy.codesElsewhere) return undefined;
	if (UNSAVED.includes(workflowOf(item))) {
		return 'It has no code, because the workflow has not been saved. Save it and run it again.';
	}
	if (isTakenLater(item)) return undefined;
	return "It has no code, because no node behind this one could take it. To carry it out, put a second Jira Siesta node behind this one, with the same values and this node's confirmationCode in Safety > Confirmation Code; between them, a node that asks a person.";
}

const NOT_YET = 'Nothing has been written yet: this is a plan.';

const BY_CODE =
	'To carry it out, a Jira Siesta node behind this one takes the same values and, in Safety > Confirmation Code, the confirmationCode of this item.';

/** The plan of a write as the output of its item; with a code to confirm it, where a node behind this one takes it. */
export async function proposal(
	operation: Operation,
	item: Item,
	{ prepared, request }: Plan,
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
	if (status === 'dryRun') {
		return {
			message: 'Nothing has been written: this is a dry run. To write it, take Dry Run in Safety away.',
			...shown,
		};
	}
	const plan = randomUUID();
	const issued = now();
	const expires = issued + policy.confirmationMinutes * 60;
	const expiresAt = new Date(expires * 1000).toISOString();
	const reason = withoutCode(item, policy);
	if (reason !== undefined) return { message: `${NOT_YET} ${reason}`, ...shown, plan, expiresAt };
	const account = await accountOf(item);
	const confirmation = {
		...{ plan, issued, expires, workflow: workflowOf(item), node: item.session.node.name },
		state: digest(account, state),
		parts: partsOf(account, operation.action, request, provenance, prepared),
	};
	const message = `${NOT_YET} ${BY_CODE} It is good until ${expiresAt}.`;
	return { message, ...shown, plan, expiresAt, confirmationCode: sign(account, confirmation) };
}

/** A confirmation, the index of the input item that it was given for, and what stood between plan and write. */
export type ConfirmedItem = Confirmation & { item: number; confirmedBy: string };

const FIELD = 'Confirmation Code';

const refused = (problem: string, help = AGAIN) => new InvalidInput(FIELD, problem, help);

/** What differs, by the names that a person reads. */
async function inWords(item: Item, parts: string[]): Promise<string> {
	const ids = parts.map((part) => part.replace(/^update /, ''));
	const fields = ids.some((id) => id.startsWith('customfield_')) ? await siteFields(item) : [];
	const names = Object.fromEntries(fields.map(({ id, name }) => [id, name]));
	const words = [...new Set(ids.map((id) => fieldName(id, names)))];
	return `${words.join(', ')} ${words.length === 1 ? 'differs' : 'differ'}`;
}

/** @throws InvalidInput for a code that this workflow, or a node in this place of it, must not use */
function assertUsableHere(item: Item, { workflow, node }: Confirmation, policy: Policy): string {
	const elsewhere = workflow !== workflowOf(item) || UNSAVED.includes(workflow);
	if (elsewhere && !policy.codesElsewhere) {
		throw refused(
			'is of another workflow',
			"A code is good in the workflow that made the plan. The owner of the credential can allow others: 'Codes Good in Other Workflows'.",
		);
	}
	const confirmedBy = waitedFor(item, elsewhere ? '' : node);
	if (confirmedBy === undefined && policy.requiresWaiting) {
		throw refused(
			'is not taken here: nothing between the plan and this node waits for a person',
			"The setting 'Require a Waiting Step' of the credential asks for it on every way from the plan to this node: a form, a Send and Wait for Response, or a Wait for a form or a webhook.",
		);
	}
	return confirmedBy ?? 'none';
}

/**
 * The confirmation that a code gives for a request.
 *
 * @throws InvalidInput when it is not of this credential or workflow, expired, or for another request: says what differs
 */
export async function confirmation(
	operation: Operation,
	item: Item,
	{ prepared, request }: Plan,
	code: string,
): Promise<ConfirmedItem> {
	if (isTool(item.session.node)) {
		throw refused('is not taken from a tool: a person decides about a plan, not a model', 'Leave it empty.');
	}
	const account = await accountOf(item);
	const confirmed = typeof code === 'string' ? read(account, code) : undefined;
	if (!confirmed) throw refused('is not a code of this credential');
	// The owner may have changed the settings since.
	const policy = await policyFor(item.session);
	const expires = Math.min(confirmed.expires, confirmed.issued + policy.confirmationMinutes * 60);
	if (expires * 1000 < Date.now()) throw refused(`expired at ${new Date(expires * 1000).toISOString()}`);
	const confirmedBy = assertUsableHere(item, confirmed, policy);
	const now = partsOf(account, operation.action, request, provenanceOf(item), prepared);
	const different = differences(confirmed.parts, now);
	if (different.length > 0) {
		throw refused(`is for another plan: ${await inWords(item, different)}`);
	}
	return { ...confirmed, item: item.context.getItemIndex(), confirmedBy };
}

/** @throws InvalidInput when the target has changed since the plan was made */
export async function assertFresh(item: Item, { state }: Confirmation, present: Description): Promise<void> {
	if (state === digest(await accountOf(item), present.state)) return;
	throw refused('is for a plan that is out of date: the issue has changed since');
}

/** The result of a plan that had been carried out before. */
export const replayed = (output: INodeExecutionData): INodeExecutionData => ({
	...output,
	json: {
		message: 'This plan had been carried out before: this is the result it had, and nothing was written now.',
		replayed: true,
		...output.json,
	},
});

/**
 * Carries a confirmed plan out once: a second run in this process has the result of the first, and the failure of the
 * first where Jira has carried it out, or may have.
 */
export async function carryOutOnce(
	{ plan, item }: ConfirmedItem,
	write: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const known = carriedOut.get(plan);
	if (known) return (await known).map((output) => ({ ...replayed(output), pairedItem: { item } }));
	const result = write();
	setBounded(carriedOut, plan, result, REMEMBERED);
	result.catch((error: Error) => {
		const { done, unclear } = sentOf(error) ?? {};
		if (!done && !unclear) carriedOut.delete(plan);
	});
	return await result;
}
