import { isIssue, toIssueKey } from '../fields/encode/issueKey';
import { oneNamed } from '../fields/lookUp/lookUp';
import { epicLookUp } from '../fields/lookUp/parent';
import type { TargetParameter } from '../operation/parameter';
import { readLocator } from '../shared/locator';
import { issueTarget } from '../shared/target';
import { byText, fromList, locator } from './locator';

const property = locator(
	'Epic',
	'epicKey',
	'The epic, by its key such as OPS-100, by its address in the browser, by its summary, or from the list',
	[
		fromList('searchEpics', 'Select an epic…'),
		byText('Key', 'key', 'e.g. OPS-100'),
		byText('Summary', 'name', 'e.g. Checkout redesign'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-100'),
	],
	{ required: true },
);

export const epic: TargetParameter = {
	property,
	async of(item) {
		const given = item.parameters.get('epicKey');
		const { mode, value } = readLocator(given);
		if (value === '' || (mode !== 'name' && isIssue(value))) return toIssueKey(given, item.site, property.displayName);
		const anyProject = async () => await Promise.resolve('');
		return (await oneNamed(epicLookUp, item, anyProject, value, property.displayName)).id;
	},
	target: issueTarget,
};
