import { write } from '../../operation/builders';
import { bulkCreate } from './shared/bulkCreate';
import { creation, creationForm } from './shared/creation';

export const createMany = write({
	...creation,
	name: 'Create Many',
	value: 'createMany',
	action: 'Create many issues',
	description:
		'Create an issue for each input item, up to 50 in one request: what Jira refuses fails for its item alone',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulk-post',
	request: { method: 'POST', url: '/rest/api/3/issue/bulk' },
	batch: bulkCreate,
	parameters: creationForm(),
});
