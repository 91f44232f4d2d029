import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { setBounded } from '../shared/boundedMap';
import { newNotes } from './look';
import type { Notes } from './look';
import { noRuns } from './runs';
import type { Runs } from './runs';
import type { State, Waiting } from './state';

/** What one trigger of this process remembers, as long as the process runs: it outlives the static data. */
export type Memory = {
	state?: State | Waiting;
	/** What webhooks have given out in a process that does not poll, or not yet: of where to look it says nothing. */
	givenOut?: State;
	/** Since when a trigger waits for its first poll that is to leave out what was before (ms, own clock). */
	startsNowSince?: number;
	notes: Notes;
	/** n8n makes a context for each activation, and keeps it for all polls of it. */
	context?: object;
	/** The node's static data of that context. n8n 2.x hands it out during a poll only. */
	staticData?: IDataObject;
	/** Until when a poll is under way (ms, own clock): n8n begins the next whether the last has ended or not. */
	busyUntil: number;
	/** Since when polls have failed, and when that was last told (ms, own clock). */
	trouble?: { since: number; toldAt?: number };
	/** When the last poll ended that was complete, and the webhook looked after with it (ms, own clock). */
	polledAt?: number;
	/** The events that webhooks have given out, and that n8n may not have stored yet. */
	underWay: Set<string>;
	runs: Runs;
	/** Where n8n waits for Jira; undefined from when the workflow is switched off. */
	url?: string;
	/** The secret that the site has been given for it, which is of the token that the credential had then. */
	registered?: { site: string; secret: string };
	/** When a webhook with a wrong signature, and one that could not be registered, were last told (ms, own clock). */
	refusedAt?: number;
	unregisteredAt?: number;
	/** When it was last told that events have been forgotten, and that a look was not finished (ms, own clock). */
	lossToldAt?: number;
	unfinishedAt?: number;
	/** What a test webhook has told, for the poll that n8n makes of the test. */
	tested?: INodeExecutionData[];
};

/** How often the log says again what it has said, in ms. */
const LOGGED_EVERY = 3_600_000;

/** Whether it is time for the log to say something, which it then has. */
export function isDueInLog(
	memory: Memory,
	what: 'lossToldAt' | 'refusedAt' | 'unfinishedAt' | 'unregisteredAt',
): boolean {
	const now = Date.now();
	if (now - (memory[what] ?? 0) < LOGGED_EVERY) return false;
	memory[what] = now;
	return true;
}

/** Triggers remembered at once; those of workflows that are gone fall out. */
const MOST = 1_000;

const memories = new Map<string, Memory>();

type Owner = { getNode(): INode; getWorkflow(): { id?: string } };

/** By the ID of the node, not by its name as n8n's static data: a node may be renamed. */
export function memoryOf(owner: Owner): Memory {
	const key = `${owner.getWorkflow().id ?? ''} ${owner.getNode().id}`;
	const memory = memories.get(key) ?? { notes: newNotes(), busyUntil: 0, underWay: new Set<string>(), runs: noRuns() };
	setBounded(memories, key, memory, MOST);
	return memory;
}
