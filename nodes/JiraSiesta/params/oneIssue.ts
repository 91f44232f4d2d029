import type { INodeProperties } from 'n8n-workflow';

import { toIssueKey } from '../fields/encode/issueKey';
import type { Item } from '../operation/operation';
import { isEmpty } from '../shared/input';
import { issue } from './issue';

/** An issue of a project, for what can be asked of either. */
export const oneIssue: INodeProperties = {
	...issue.property,
	required: undefined,
	description: 'One issue of the project, in place of the project as a whole',
};

/** Its key or ID; undefined where none was given. */
export function oneIssueOf({ parameters, site }: Item): string | undefined {
	const given = parameters.group('options')[oneIssue.name];
	return isEmpty(given) ? undefined : toIssueKey(given, site);
}
