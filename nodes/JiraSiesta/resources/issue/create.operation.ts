import { write } from '../../operation/builders';
import { creation, creationForm } from './shared/creation';
import { idempotencyKey, unlessCreated } from './shared/idempotency';

export const create = write({
	...creation,
	name: 'Create',
	value: 'create',
	action: 'Create issue',
	description: 'Create a new issue in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post',
	request: { method: 'POST', url: '/rest/api/3/issue' },
	parameters: creationForm([idempotencyKey]),
	unlessDone: unlessCreated,
});
