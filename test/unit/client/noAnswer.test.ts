import { unreachable } from '../../../nodes/JiraSiesta/client/errors/explain';
import { testCredential } from '../../../nodes/JiraSiesta/pipeline/credentialTest';

const site = 'https://acme.atlassian.net';
const data = { url: site, email: 'ana@example.com', apiToken: 'secret' };

const ADVICE: Array<[string | undefined, RegExp]> = [
	['ENOTFOUND', /There is no server of this name\. Check its spelling/],
	['EAI_AGAIN', /cannot look names up at the moment/],
	['ECONNREFUSED', /Nothing listens at this port\. Check the port/],
	['ECONNRESET', /The server closed the connection\..*check 'http' or 'https', and the port/],
	['EPROTO', /does not speak that protocol at this port: check 'http' or 'https'/],
	['ERR_SSL_WRONG_VERSION_NUMBER', /does not speak that protocol/],
	['HPE_INVALID_CONSTANT', /does not speak that protocol/],
	['CERT_HAS_EXPIRED', /no certificate that n8n trusts\..*authority/],
	['DEPTH_ZERO_SELF_SIGNED_CERT', /no certificate that n8n trusts/],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /no certificate that n8n trusts/],
	['ERR_TLS_CERT_ALTNAME_INVALID', /no certificate that n8n trusts/],
	['ETIMEDOUT', /Nothing answers there\..*firewall, proxy, network/],
	['EHOSTUNREACH', /Nothing answers there\./],
	[undefined, /Nothing answers there\./],
];

test.each(ADVICE)('%s is told in words, and the code at the end', (code, advice) => {
	const { message, description } = unreachable({ method: 'GET', url: '/x', repeatable: true }, site, { code });
	expect(message).not.toContain(String(code));
	expect(description.split(' (')[0]).toMatch(advice);
	expect(description).toMatch(/ \([\w ]+, GET \/x\)$/);
});

test.each(ADVICE)('%s: the test of a credential says the same, without the code', async (code, advice) => {
	const failures = [Object.assign(new Error('x'), { code }), Object.assign(new Error('x'), { cause: { code } }), Object.assign(new Error('x'), { error: { code } })];
	for (const failure of failures) {
		const helpers = { request: async () => await Promise.reject(failure) };
		const { status, message } = await testCredential.call({ helpers } as never, { id: '', name: '', type: '', data });
		expect(status).toBe('Error');
		expect(message).toMatch(advice);
		expect(message).not.toMatch(/ENOT|ECONN|EPROTO|CERT_|_SSL_|HPE|secret/);
	}
});
