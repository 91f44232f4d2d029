import type { IDataObject } from 'n8n-workflow';

import { crypto } from '../harness/node';
import type { Jira } from '../harness';

/** Back to the seed, of which nothing has changed for an hour: JQL counts in minutes. What is not taken is soon delivered again. */
export function resetJira(jira: Jira): void {
	jira.reset();
	jira.webhookRetryAfter = 20;
	for (const issue of jira.issues()) issue.updatedAt -= 3_600_000;
}

/** Parameters of a trigger that tells of these events. */
export const events = (...names: string[]): IDataObject => ({ events: names });

/** What is told of an item: which event of which issue. */
export const told = (items: IDataObject[]) =>
	items.map(({ event, issue }) => `${String(event)} ${String((issue as IDataObject).key)}`);

/** Projects as the panel has them. */
export const projects = (...keys: string[]): IDataObject => ({
	project: keys.map((value) => ({ projectKey: { __rl: true, mode: 'key', value } })),
});

/** Moves n8n's own clock, not Jira's, until mocks are restored. */
export function later(ms: number) {
	const { now } = Date;
	return jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
}

/** A webhook as Jira signs it with a secret: its body and its headers. */
export const signed = (text: string, secret: string): [Buffer, Record<string, string>] => [
	Buffer.from(text),
	{ 'x-hub-signature': `sha256=${crypto.createHmac('sha256', secret).update(text).digest('hex')}` },
];
