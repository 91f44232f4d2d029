import { accountOf } from '../../../nodes/JiraSiesta/client/types';

test.each([
	['712020%3A7bf4a1c2-0000-4000-8000-000000000001', '712020:7bf4a1c2-0000-4000-8000-000000000001'],
	['712020:7bf4a1c2', '712020:7bf4a1c2'],
	['5b10a2844c20165700ede21g', '5b10a2844c20165700ede21g'],
	['100%', '100%'],
	['%E0%A4%A', '%E0%A4%A'],
])('the account in the header %s is %s', (header, account) => {
	expect(accountOf({ 'x-aaccountid': header })).toBe(account);
});

test('no header, no account', () => {
	expect(accountOf({})).toBeUndefined();
});
