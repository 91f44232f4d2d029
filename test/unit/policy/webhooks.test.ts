import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { JiraSiestaApi } from '../../../credentials/JiraSiestaApi.credentials';
import { PERMISSIONS } from '../../../nodes/JiraSiesta/operation/permission';
import { isOpen, mayRegisterWebhooks, permissionField, policyOf } from '../../../nodes/JiraSiesta/policy/policy';

const base = { url: 'https://example.atlassian.net', email: 'a@example.com', apiToken: 'token' };

/** Everything allowed, as it could be chosen before there was a permission for webhooks. */
const older: ICredentialDataDecryptedObject = {
	...{ ...base, permissions: 'custom' },
	...Object.fromEntries(PERMISSIONS.filter((one) => one !== 'registerWebhooks').map((one) => [permissionField(one), 'allowed'])),
};

const signIn = async (credential: ICredentialDataDecryptedObject, path: string, method: IHttpRequestOptions['method'] = 'GET') =>
	await new JiraSiestaApi().authenticate(credential, { method, url: `${base.url}${path}` });

test.each([
	['full', base, true],
	['full, said', { ...base, permissions: 'full' }, true],
	['read only', { ...base, permissions: 'readOnly' }, false],
	['with confirmation: nobody confirms what a trigger does', { ...base, permissions: 'confirmWrites' }, false],
	['a choice of before', older, false],
	['allowed', { ...older, permissionRegisterWebhooks: 'allowed' }, true],
	['to be confirmed, which the form does not offer', { ...older, permissionRegisterWebhooks: 'confirm' }, false],
	['null', { ...older, permissionRegisterWebhooks: null as never }, false],
])('registering webhooks: %s', (_, credential, allowed) => {
	expect(mayRegisterWebhooks(policyOf(credential as ICredentialDataDecryptedObject))).toBe(allowed);
});

test('a credential from before the permission is as open to other nodes as it was', async () => {
	expect(isOpen(policyOf(older))).toBe(true);
	await expect(signIn(older, '/rest/api/3/myself')).resolves.toMatchObject({ auth: { password: 'token' } });
});

test.each([
	'/rest/webhooks/1.0/webhook',
	'/rest/webhooks/1.0/webhook/1',
	'/rest/%77ebhooks/1.0/webhook',
	'/rest/WebHooks/1.0/webhook',
	'/rest/api/../webhooks/1.0/webhook',
	'/rest/api/3/webhook',
	'/rest/api/2/webhook/refresh',
])('but not to register webhooks with: %s', async (path) => {
	await expect(signIn(older, path, 'POST')).rejects.toThrow("The permission setting 'Register Webhooks'");
	await expect(signIn({ ...older, permissionRegisterWebhooks: 'allowed' }, path, 'POST')).resolves.toBeDefined();
});
