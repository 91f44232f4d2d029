import { toIssueKey } from '../fields/encode/issueKey';
import type { TargetParameter } from '../operation/parameter';
import { issueTarget } from '../shared/target';
import { byText, fromList, locator } from './locator';

const property = locator(
	'Epic',
	'epicKey',
	'The epic, by its key such as OPS-100, by its address in the browser, or from the list',
	[
		fromList('searchEpics', 'Select an epic…'),
		byText('Key', 'key', 'e.g. OPS-100'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-100'),
	],
	{ required: true },
);

export const epic: TargetParameter = {
	property,
	of: async ({ parameters, site }) =>
		await Promise.resolve(toIssueKey(parameters.get('epicKey'), site, property.displayName)),
	target: issueTarget,
};
