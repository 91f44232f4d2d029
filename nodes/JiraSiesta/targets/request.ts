import { issue } from './issue';
import { text } from './kind';
import type { Kind } from './kind';

/** A request of a service desk is an issue as well; in lists of a desk it has its key, and no fields that say more. */
export const request: Kind = {
	...issue,
	label: 'Request',
	projectOf: (row, target) => issue.projectOf!(row, target) ?? text(row.issueKey ?? row.key)?.replace(/-\d+$/, ''),
};
