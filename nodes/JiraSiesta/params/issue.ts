import { issueKeyOf, toIssueKey } from '../fields/encode/issueKey';
import type { TargetParameter } from '../operation/parameter';
import { issueTarget } from '../shared/target';
import { byText, fromList, locator } from './locator';

const property = locator(
	'Issue',
	'issueKey',
	'The issue, by its key such as OPS-123, by its address in the browser, or from the list',
	[
		fromList('searchIssues', 'Select an issue…'),
		byText('Key', 'key', 'e.g. OPS-123'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-123'),
	],
	{ required: true },
);

/** The issue an operation is about, by its key: writes take turns by it, and results give it. */
export const issue: TargetParameter = { property, of: issueKeyOf, target: issueTarget };

/** The same for what only reads: an ID stays one, and needs no look-up. */
export const issueToRead: TargetParameter = {
	...issue,
	of: async ({ parameters, site }) => await Promise.resolve(toIssueKey(parameters.get('issueKey'), site)),
};
