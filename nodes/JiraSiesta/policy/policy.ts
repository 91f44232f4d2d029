import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { PERMISSIONS } from '../operation/permission';
import type { StandsFor } from '../operation/operation';
import type { Permission } from '../operation/permission';
import { InvalidInput } from '../shared/invalidInput';
import { isProjectKey } from '../shared/keys';
import type { Session } from '../client/session';

export type Decision = 'allowed' | 'confirm' | 'blocked';
export type Access = 'full' | 'readOnly' | 'blocked';

/** What the owner of a credential allows. Nothing in a workflow can change it. */
export type Policy = {
	/** The setting that decides about operations, as the credential's form calls it. */
	byPermission: Record<Permission, Decision>;
	/** Exceptions by operation, e.g. `issue:create`. */
	byOperation: ReadonlyMap<string, Decision>;
	/** Access by project key; scope/renamedProjects.ts adds the keys that renamed projects have today. */
	projects: Map<string, Access>;
	otherProjects: Access;
	/** Most writes in one execution of a workflow; 0 = no limit. */
	writesPerExecution: number;
	/** How long a confirmation code is good for, in minutes. */
	confirmationMinutes: number;
	/** Whether a code may be used in another workflow than the one that made the plan. */
	codesElsewhere: boolean;
	/** Whether a node that waits for a person must stand between plan and write. */
	requiresWaiting: boolean;
};

/** The name of the credential's field for a class, e.g. `permissionLogWork`. */
export const permissionField = (permission: Permission) =>
	`permission${permission.charAt(0).toUpperCase()}${permission.slice(1)}`;

const everyPermission = (decide: (permission: Permission) => Decision) =>
	Object.fromEntries(PERMISSIONS.map((permission) => [permission, decide(permission)])) as Record<Permission, Decision>;

const oneOf = <T extends string>(given: unknown, known: readonly T[], strictest: T): T =>
	known.includes(given as T) ? (given as T) : strictest;

/** From the least strict to the strictest. */
const DECISIONS = ['allowed', 'confirm', 'blocked'] as const;
const ACCESSES = ['full', 'readOnly', 'blocked'] as const;

function permissionsOf(data: ICredentialDataDecryptedObject): Policy['byPermission'] {
	// Of before these settings existed is only what has none: null is nothing that a person has chosen.
	switch (data.permissions === undefined ? 'full' : data.permissions) {
		case 'full':
			return everyPermission(() => 'allowed');
		case 'confirmWrites':
			return everyPermission((permission) => (permission === 'read' ? 'allowed' : 'confirm'));
		case 'readOnly':
			return everyPermission((permission) => (permission === 'read' ? 'allowed' : 'blocked'));
		case 'custom':
			return everyPermission((permission) => oneOf(data[permissionField(permission)], DECISIONS, 'blocked'));
		default:
			return everyPermission(() => 'blocked'); // not a setting of ours: nothing is allowed by accident
	}
}

const names = (given: unknown): string[] =>
	(Array.isArray(given) ? given.map(String) : String(given ?? '').split(/[\s,;]+/))
		.map((name) => name.trim())
		.filter((name) => name !== '');

/** The lists of projects, as the credential's form calls them. */
export const PROJECT_LISTS = {
	fullProjects: 'Full Access Projects',
	readOnlyProjects: 'Read-Only Projects',
	blockedProjects: 'Blocked Projects',
} as const;

const ASK_OWNER = 'Until then nothing is allowed with this credential: ask its owner to correct it.';

/** @throws InvalidInput: an entry that is no key would protect nothing, and nobody would notice */
function projectKeys(data: ICredentialDataDecryptedObject, list: keyof typeof PROJECT_LISTS): string[] {
	const keys = names(data[list]);
	const wrong = keys.find((key) => !isProjectKey(key));
	if (wrong === undefined) return keys.map((key) => key.toUpperCase());
	const problem = `of the credential has an entry that is not a project key: '${wrong}'`;
	throw new InvalidInput(PROJECT_LISTS[list], problem, `Enter keys such as OPS, separated by commas. ${ASK_OWNER}`);
}

const isBlank = (given: unknown) => String(given ?? '').trim() === '';

/** @throws InvalidInput: what is no number would mean no limit */
function count(given: unknown, label: string): number {
	const number = isBlank(given) ? NaN : Number(given);
	if (Number.isFinite(number) && number >= 0) return number;
	throw new InvalidInput(label, `of the credential is not a number from 0 up: '${String(given ?? '')}'`, ASK_OWNER);
}

/** Minutes, where the owner has not said. */
export const USUAL_CONFIRMATION = 15;

/** Confirmation codes are good for a day at most: a plan that is older says little about the issue. */
export const LONGEST_CONFIRMATION = 1_440;

/**
 * The policy of a credential. One from before these settings existed allows everything; where the settings contradict
 * each other, the stricter one holds.
 *
 * @throws InvalidInput for settings that cannot be understood: nothing is allowed by accident
 */
export function policyOf(data: ICredentialDataDecryptedObject): Policy {
	const restricted = (data.projectAccess === undefined ? 'all' : data.projectAccess) !== 'all';
	const minutes = isBlank(data.confirmationMinutes)
		? USUAL_CONFIRMATION
		: count(data.confirmationMinutes, 'Confirmation Valid for (Minutes)');
	return {
		byPermission: permissionsOf(data),
		// Later entries win, so that the strictest comes last.
		byOperation: new Map([
			...names(data.allowedOperations).map((name) => [name, 'allowed'] as const),
			...names(data.confirmedOperations).map((name) => [name, 'confirm'] as const),
			...names(data.blockedOperations).map((name) => [name, 'blocked'] as const),
		]),
		projects: new Map(
			restricted
				? [
						...projectKeys(data, 'fullProjects').map((key) => [key, 'full'] as const),
						...projectKeys(data, 'readOnlyProjects').map((key) => [key, 'readOnly'] as const),
						...projectKeys(data, 'blockedProjects').map((key) => [key, 'blocked'] as const),
					]
				: [],
		),
		otherProjects: restricted ? oneOf(data.otherProjects ?? 'blocked', ACCESSES, 'blocked') : 'full',
		writesPerExecution: 'writesPerExecution' in data ? count(data.writesPerExecution, 'Writes per Execution') : 0,
		confirmationMinutes: Math.min(minutes, LONGEST_CONFIRMATION),
		codesElsewhere: data.codesElsewhere === true,
		requiresWaiting: ![undefined, false as unknown].includes(data.requireWaiting),
	};
}

/** @param operation e.g. `issue:create` */
export function decide(policy: Policy, operation: string, permission: Permission): Decision {
	const decision = policy.byOperation.get(operation) ?? policy.byPermission[permission];
	// There is no plan to confirm for reading: a setting that asks for one is not one of ours.
	return permission === 'read' && decision === 'confirm' ? 'blocked' : decision;
}

/** Whether what an issue has may be shown, in a plan, a record or an error as well. */
export const mayRead = (policy: Policy) => decide(policy, 'issue:get', 'read') === 'allowed';

/** The operation that is an assignment and nothing else: an exception for it holds for every assignee. */
const ASSIGN = 'issue:assign';

/** Fields of an issue that belong to another class than Create and Edit, and what a write with them is called. */
const CLASSES: Record<string, { permission: Permission; what: string }> = {
	assignee: { permission: 'assign', what: 'an assignee' },
	attachment: { permission: 'attach', what: 'an attachment' },
	comment: { permission: 'comment', what: 'a comment' },
	issuelinks: { permission: 'link', what: 'a link' },
	sprint: { permission: 'edit', what: 'issues that change their sprint' },
	status: { permission: 'transition', what: 'a status' },
	worklog: { permission: 'logWork', what: 'a work log' },
};

const strictest = (decisions: Decision[]) => DECISIONS.findLast((decision) => decisions.includes(decision))!;

/** What the owner has set for another operation whose work this one does: its class, unless this one is named itself. */
const decideAs = (policy: Policy, operation: string, { id, permission }: StandsFor) =>
	policy.byOperation.has(operation) && !policy.byOperation.has(id) ? 'allowed' : decide(policy, id, permission);

/**
 * The decision about a call as it is planned. A field may belong to a class of its own (an assignee is an assignment as
 * well): the strictest decision holds. An operation that is named itself decides about an assignee by its name alone,
 * unless Assign is named, too. So does one that does the work of others.
 *
 * @param permissions the classes that it belongs to
 * @param fields IDs of the fields that it sets
 * @param others the operations whose work it does
 * @returns the decision, and what blocks a call that its operation alone would not
 */
export function decideWrite(
	policy: Policy,
	operation: string,
	permissions: Permission[],
	fields: string[],
	others: StandsFor[] = [],
): { decision: Decision; because?: string } {
	const byName = policy.byOperation.has(operation) && !policy.byOperation.has(ASSIGN);
	const ofFields = fields
		.filter((field) => Object.hasOwn(CLASSES, field) && !(byName && field === 'assignee'))
		.map((field) => ({
			what: CLASSES[field].what,
			decision:
				field === 'assignee' ? decide(policy, ASSIGN, 'assign') : policy.byPermission[CLASSES[field].permission],
		}));
	const ofOthers = others.map((other) => ({ what: other.words, decision: decideAs(policy, operation, other) }));
	const decisions = [...ofFields, ...ofOthers];
	const because = decisions.find(({ decision }) => decision === 'blocked')?.what;
	return {
		decision: strictest([
			...permissions.map((permission) => decide(policy, operation, permission)),
			...decisions.map(({ decision }) => decision),
		]),
		...(because !== undefined && { because }),
	};
}

/** The stricter of two; the access of a project that only one of them knows is that one. */
export const stricter = (one: Access, other: Access = one): Access =>
	ACCESSES[Math.max(ACCESSES.indexOf(one), ACCESSES.indexOf(other))];

export const accessTo = (policy: Policy, projectKey: string): Access =>
	policy.projects.get(projectKey.toUpperCase()) ?? policy.otherProjects;

/** The access that the key of an issue promises; where the issue is by now only Jira knows. */
export const accessByKey = (policy: Policy, issueKey: string) => accessTo(policy, issueKey.replace(/-\d+$/, ''));

/** Whether the trigger may have Jira call n8n: nobody is there to confirm it. */
export const mayRegisterWebhooks = ({ byPermission }: Policy) => byPermission.registerWebhooks === 'allowed';

/**
 * Whether the owner has restricted nothing. Webhooks are a matter of their own: a credential from before there was this
 * setting blocks them, and is as open as it was for everything else.
 */
export const isOpen = (policy: Policy) =>
	Object.entries(policy.byPermission).every(
		([permission, decision]) => decision === 'allowed' || permission === 'registerWebhooks',
	) &&
	[...policy.byOperation.values()].every((decision) => decision === 'allowed') &&
	policy.writesPerExecution === 0 &&
	!isConfined(policy);

/** Whether any project is treated differently from any other. */
export const isConfined = ({ projects, otherProjects }: Policy) =>
	otherProjects !== 'full' || [...projects.values()].some((access) => access !== 'full');

/** The policy of a session's credential. */
export const policyFor = async (session: Session): Promise<Policy> =>
	await session.once('policy', async () => policyOf(await session.credential));
