import { write } from '../../operation/builders';
import { without } from '../../shared/objects';
import { browseUrl } from '../../shared/site';
import { creation, creationForm } from './shared/creation';
import { allowLoss } from './shared/descriptionFields';
import { matchField, matchValue, onlyOnCreate, prepareUpsert, upsert } from './shared/upsert';
import type { Upsert } from './shared/upsert';

const [project, type, ...fields] = creationForm();

export const createOrUpdate = write<Upsert>({
	...creation,
	name: 'Create or Update',
	value: 'createOrUpdate',
	action: 'Create or update issue',
	description: 'Create a new issue, or update the one of the project that has a value in a field already (upsert)',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post',
	also: ['edit'],
	request: { method: 'POST', url: '/rest/api/3/issue' },
	parameters: [project, type, matchField, matchValue, ...fields],
	options: [allowLoss, onlyOnCreate],
	prepare: prepareUpsert,
	unlessDone: upsert,

	result: ({ row, prepared: { state, body }, item }) => {
		const { existing } = state;
		return {
			key: row.key,
			id: row.id,
			created: existing === undefined,
			updated: existing !== undefined && body !== undefined,
			...without(state, 'existing', 'turn'),
			url: browseUrl(item.site, String(row.key)),
		};
	},
});
