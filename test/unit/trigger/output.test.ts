import { policyOf } from '../../../nodes/JiraSiesta/policy/policy';
import { eventsOf } from '../../../nodes/JiraSiesta/trigger/changes';
import { outputOf } from '../../../nodes/JiraSiesta/trigger/output';

const onlyWeb = policyOf({ projectAccess: 'restricted', fullProjects: 'WEB' });

test('a move is judged by the keys, which are not of Field Changed', () => {
	const project = { field: 'project', fieldId: 'project', from: '3', fromString: 'Payroll', to: '1', toString: 'Website' };
	const key = { field: 'Key', from: null, fromString: 'HR-9', to: null, toString: 'WEB-1' };
	const histories = [{ id: '7', created: '2026-11-27T09:00:00.000Z', items: [project, key] }];
	const wanted = { events: new Set(['fieldChanged'] as const), fields: new Set(['project']), comments: 'all' as const };
	const [event] = eventsOf({ id: '1', changelog: { histories } }, wanted);
	const { json } = outputOf(event, undefined, { policy: onlyWeb, site: 'https://your-company.atlassian.net', via: 'poll' });
	expect(json.changes).toEqual([
		{ field: 'project', fieldId: 'project', from: null, to: '1', fromText: null, toText: 'Website' },
	]);
});
