import type { Json } from '../../../nodes/JiraSiesta/client/types';
import { differences, partsOf } from '../../../nodes/JiraSiesta/policy/confirmation/confirmationCode';

const account = { site: 'https://acme.atlassian.net', email: 'a@example.com', apiToken: 'secret' };
const parts = (body?: Json) => partsOf(account, 'x', { method: 'POST', url: '/x', body, repeatable: false }, 'none');

test.each<[string, Json, Json]>([
	['texts', '712020:1a', '712020:1b'],
	['numbers', 1, 2],
	['lists', [{ a: 1 }], [{ a: 2 }]],
	['nothing and a list', null, []],
])('a code is for its own body, also where bodies are no objects: %s', (_kind, planned, sent) => {
	expect(differences(parts(planned), parts(planned))).toEqual([]);
	expect(differences(parts(planned), parts(sent))).toEqual(['body']);
	expect(differences(parts(planned), parts())).toEqual(['body']);
});

test('and for its own files', () => {
	const content = async () => Buffer.from('a');
	const of = (name: string) =>
		partsOf(account, 'x', { method: 'POST', url: '/x', uploads: [{ name, type: 'a/b', size: 1, content }], repeatable: false }, 'none');
	expect(differences(of('a'), of('a'))).toEqual([]);
	expect(differences(of('a'), of('b'))).toEqual(['files']);
});
