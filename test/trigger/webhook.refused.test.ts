import type { IDataObject } from 'n8n-workflow';

import { triggerOf, useJira } from '../harness';
import type { ActiveTrigger } from '../harness';
import { resetJira } from './values';

// What is told when the trigger is activated, instead of a trigger that would miss what it was chosen for.

const jira = useJira();
let trigger: ActiveTrigger;
beforeEach(() => resetJira(jira));
afterEach(() => trigger.close());

const BY_WEBHOOK = { deliverBy: 'webhook', events: ['issueCreated'] };

/** What a person reads of a trigger that cannot be activated. */
async function refusal(parameters: IDataObject, credential?: IDataObject) {
	trigger = triggerOf({ parameters, credential });
	const thrown = await trigger.activate().then(() => trigger.failures[0], (error: Error) => error);
	return thrown?.message;
}

test('deletions cannot be seen by polling', async () => {
	expect(await refusal({ events: ['issueCreated', 'issueDeleted', 'worklogDeleted'] })).toBe(
		"'Events' cannot all be seen by polling: of Issue Deleted, Work Log Deleted Jira keeps no trace",
	);
});

test('without the right to administer Jira it is refused, and polling named', async () => {
	jira.denied = ['ADMINISTER'];
	expect(await refusal(BY_WEBHOOK)).toBe("'Deliver By' is Webhook With Backup Poll, and the credential's account may not register one");
	expect(jira.webhooks.all).toEqual([]);
});

test.each([
	['read only', { permissions: 'readOnly' }],
	['with confirmation', { permissions: 'confirmWrites' }],
	['a choice of before there was this one', { permissions: 'custom', permissionRead: 'allowed', permissionAdminister: 'allowed' }],
])('registering needs its own permission: %s', async (_, credential) => {
	expect(await refusal(BY_WEBHOOK, credential)).toBe("'Deliver By' is Webhook With Backup Poll, which the credential does not allow");
	expect(jira.requests.filter(({ method, path }) => method !== 'GET' && path.includes('webhook'))).toEqual([]);
});
