import type { Operation } from './operation';

export type Decision = 'allowed' | 'blocked';

/** What the credential's owner decides for each class of operation. The node does all that Jira lets the account do. */
const DECISIONS: Record<Operation['effect'], Decision> = {
	read: 'allowed',
	write: 'allowed',
	destructive: 'allowed',
};

/** Decided before anything is sent. */
export const decide = ({ effect }: Operation): Decision => DECISIONS[effect];
