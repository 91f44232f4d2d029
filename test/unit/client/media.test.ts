import { mediaUrl } from '../../../nodes/JiraSiesta/client/media';

const cloud = 'https://acme.atlassian.net';
const local = 'http://localhost:8080';
const followed = (location: string, site = cloud, status = 303) => mediaUrl({ status, headers: { location }, body: '' }, site)?.href;

test.each([
	['https://api.media.atlassian.com/file/1/binary?token=a', cloud],
	['https://eu.api.media.atlassian.com/file/1', cloud],
	['http://127.0.0.1:9000/file/1', local],
	['http://localhost:8080/file/1', local],
])('a file is fetched from %s for %s', (location, site) => {
	for (const status of [301, 302, 303, 307, 308]) expect(followed(location, site, status)).toBe(location);
});

test.each([
	['https://media.atlassian.com.example.com/', cloud],
	['https://media.atlassian.com/', cloud],
	['https://evilmedia.atlassian.com/', cloud],
	['http://api.media.atlassian.com/', cloud],
	['https://api.media.atlassian.com:8443/', cloud],
	['https://user:pw@api.media.atlassian.com/', cloud],
	['https://acme.atlassian.net/rest/api/3/x', cloud],
	['http://127.0.0.1/', cloud],
	['http://localhost:8080/', 'http://example.localhost'],
	['file:///etc/passwd', local],
	['//api.media.atlassian.com/', cloud],
	['/secure/attachment/1', cloud],
	['', cloud],
])('and never from %s for %s', (location, site) => {
	expect(followed(location, site)).toBeUndefined();
});

test('only a redirect names another place', () => {
	for (const status of [200, 201, 400]) expect(followed('https://api.media.atlassian.com/', cloud, status)).toBeUndefined();
});
