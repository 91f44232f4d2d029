import { browseUrl, siteUrl } from '../../../nodes/JiraSiesta/shared/site';

test.each([
	['https://acme.atlassian.net', 'https://acme.atlassian.net'],
	['  https://acme.atlassian.net/ ', 'https://acme.atlassian.net'],
	['acme.atlassian.net', 'https://acme.atlassian.net'],
	['https://ACME.atlassian.net/jira/software/projects/OPS/boards/1?x=1#y', 'https://acme.atlassian.net'],
	['https://jira.acme.example:8443/', 'https://jira.acme.example:8443'],
	['http://localhost:8080/', 'http://localhost:8080'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
	['http://[::1]:8080', 'http://[::1]:8080'],
	['//acme.atlassian.net', 'https://acme.atlassian.net'],
	['https://acme.atlassian.net#@evil.example.com', 'https://acme.atlassian.net'],
	['https://acme.atlassian.net?@evil.example.com', 'https://acme.atlassian.net'],
	// Shown as what it is, and not as what it looks like.
	['https://аcme.atlassian.net', 'https://xn--cme-5cd.atlassian.net'],
])('%p is cleaned to %p', (given, site) => {
	expect(siteUrl(given)).toBe(site);
});

test.each([
	['', 'empty'],
	[undefined, 'empty'],
	['http://acme.atlassian.net', 'unprotected'],
	['ftp://acme.atlassian.net', 'unprotected'],
	['acme', 'not a full address'],
	['https://', 'not a URL'],
	['https://me:secret@acme.atlassian.net', 'user name or password'],
	['https://api.atlassian.com/ex/jira/1234', 'API gateway'],
	['https://API.Atlassian.com', 'API gateway'],
	['https://acme.atlassian.net@evil.example.com', 'user name or password'],
	['javascript:alert(1)', 'not a URL'],
	['data:text/html,x', 'not a URL'],
	['file:///etc/passwd', 'unprotected'],
	['http://localhost.evil.example.com', 'unprotected'],
	['http://127.0.0.1.evil.example.com', 'unprotected'],
	['http://0.0.0.0', 'unprotected'],
	['http://[::ffff:127.0.0.1]', 'unprotected'],
	['https://acme .atlassian.net', 'not a URL'],
	['https://acme.atlassian.net\r\nX: 1', 'not a URL'],
	['https:\\\\acme.atlassian.net', 'not a full address'],
])('%p is refused: %s', (given, reason) => {
	expect(() => siteUrl(given)).toThrow(reason);
});

test('never repeats a password from the address', () => {
	expect(() => siteUrl('https://me:secret@acme.atlassian.net')).toThrow(
		expect.objectContaining({ message: expect.not.stringContaining('secret') }),
	);
});

test('a browse link encodes the key', () => {
	expect(browseUrl('https://a.example.com', 'OPS-1')).toBe('https://a.example.com/browse/OPS-1');
	expect(browseUrl('https://a.example.com', '../x')).toBe('https://a.example.com/browse/..%2Fx');
});
