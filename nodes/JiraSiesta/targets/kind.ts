import type { IDataObject } from 'n8n-workflow';

import type { JiraRequest } from '../client/types';
import type { Target } from '../shared/target';

/** What the policy, the queue of writes, plans and records have to know about a kind of thing. */
export type Kind = {
	/** What Jira's screens call it. */
	label: string;
	/** Whether writes to one go one after the other; not for what others are created in. */
	inTurn?: boolean;
	/**
	 * How one is read, with the given fields of an issue; left out where a write to it changes nothing of its own, and
	 * for what has no project.
	 */
	read?(target: Target, fields: string[]): Pick<JiraRequest, 'url' | 'qs'>;
	/** Where it belongs: the key of its project, or what has the project; undefined where that cannot be told. */
	projectOf?(row: IDataObject, target: Target): string | Target | undefined;
	/** One as a plan tells it. */
	shown(row: IDataObject, target: Target, site: string): IDataObject;
	/** What of it changes with every edit; left out, all that is read. */
	state?(row: IDataObject): unknown;
};

export const idInPath = (id: string) => encodeURIComponent(id);

/** A text of an answer; undefined for anything else. */
export const text = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;
