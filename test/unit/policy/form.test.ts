import { NodeHelpers } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { JiraSiestaApi } from '../../../credentials/JiraSiestaApi.credentials';
import { decide, policyOf } from '../../../nodes/JiraSiesta/policy/policy';

const { properties } = new JiraSiestaApi();

/** The fields of the credential that a person sees, notices left out. */
function shown(values: INodeParameters): string[] {
	const all = NodeHelpers.getNodeParameters(properties, values, true, true, null, null)!;
	return properties
		.filter((property) => property.type !== 'notice' && NodeHelpers.displayParameter(all, property, null, null))
		.map(({ displayName }) => displayName);
}

const FIRST = ['Site URL', 'Email', 'API Token', 'Permissions', 'Project Access', 'More Limits'];
const EXCEPTIONS = ['Always Allowed', 'Always with Confirmation', 'Always Blocked'];

test.each(['full', 'readOnly', 'confirmWrites'])('%s: the form is one screen', (permissions) => {
	expect(shown({ permissions })).toEqual(FIRST);
});

const CONFIRMATIONS = ['Confirmation Valid for (Minutes)', 'Require a Waiting Step', 'Codes Good in Other Workflows'];
const LIMITS: Array<[INodeParameters, string[]]> = [
	[{ permissions: 'full' }, ['Always with Confirmation', 'Always Blocked', 'Writes per Execution']],
	[
		{ permissions: 'full', confirmedOperations: ['issue:create'] },
		['Always with Confirmation', 'Always Blocked', 'Writes per Execution', ...CONFIRMATIONS],
	],
	[{ permissions: 'readOnly' }, [...EXCEPTIONS, 'Writes per Execution']],
	[{ permissions: 'confirmWrites' }, ['Always Allowed', 'Always Blocked', 'Writes per Execution', ...CONFIRMATIONS]],
];

test.each(LIMITS)('More Limits with %j: what can matter there', (values, expected) => {
	expect(shown({ ...values, moreLimits: true })).toEqual([...FIRST, ...expected]);
});

test.each([
	[false, 'allowed', 0, 15],
	[true, 'blocked', 3, 5],
])('what the form shows holds, and nothing else: More Limits %p', (moreLimits, decision, writes, minutes) => {
	const stored = { permissions: 'custom', permissionCreate: 'allowed', blockedOperations: ['issue:create'], writesPerExecution: 3, confirmationMinutes: 5, moreLimits };
	// As n8n hands it to the node: credentials-helper.js, applyDefaultsAndOverwrites.
	const policy = policyOf(NodeHelpers.getNodeParameters(properties, stored, true, false, null, null) as ICredentialDataDecryptedObject);
	expect(decide(policy, 'issue:create', 'create')).toBe(decision);
	expect([policy.writesPerExecution, policy.confirmationMinutes]).toEqual([writes, minutes]);
});

test('the notice has the link to make a token', () => {
	const { displayName } = properties.find(({ type }) => type === 'notice')!;
	expect(displayName).toContain('href="https://id.atlassian.com/manage-profile/security/api-tokens"');
});
