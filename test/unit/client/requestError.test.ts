import type { INode } from 'n8n-workflow';

import { Canceled, Stopped } from '../../../nodes/JiraSiesta/client/concurrency/limit';
import { failedAfter, inOneText, RequestError, sentOf, wordsOf } from '../../../nodes/JiraSiesta/client/errors/requestError';
import { failureOf } from '../../../nodes/JiraSiesta/policy/audit/audit';
import type { JiraRequest, Sent } from '../../../nodes/JiraSiesta/client/types';
import { InvalidInput } from '../../../nodes/JiraSiesta/shared/invalidInput';

const node = { name: 'Jira Siesta', type: 't' } as INode;
const request: JiraRequest = { method: 'POST', url: '/rest/api/3/issue', repeatable: false, writes: true };
const sent: Sent = { request, attempts: 2, unclear: true, status: 403, headers: {}, body: { secret: 'of a closed project' } };
const words = { message: 'No.', description: 'Ask somebody.' };

test('tells its words, its code and its item, and goes by the name that n8n knows', () => {
	const error = new RequestError(node, words, sent, 3);
	expect(error).toMatchObject({ name: 'NodeApiError', message: 'No.', description: 'Ask somebody.', httpCode: '403' });
	expect(error.context.itemIndex).toBe(3);
	expect(sentOf(error)).toBe(sent);
});

test.each([
	['a request', new RequestError(node, words, sent)],
	['a canceled one', new Canceled(sent)],
	['a stopped one', new Stopped(sent)],
])('what Jira answered to %s is not stored with the execution', (_what, error) => {
	expect(sentOf(error)).toBe(sent);
	expect(JSON.stringify([{ ...error }, error])).not.toContain('secret');
});

test.each<[string, Error]>([
	['another request, for the sake of its words', new RequestError(node, words, { attempts: 1, status: 401 })],
	['the reading of an answer', new TypeError('No.')],
])('a failure of %s becomes that of the request', (_what, error) => {
	const failure = failedAfter(error, sent, node, 1);
	expect(failure).toBeInstanceOf(RequestError);
	expect(failure.message).toBe('No.');
	expect([sentOf(failure), sentOf(error)?.attempts]).toEqual([sent, error instanceof TypeError ? undefined : 1]);
});

test.each<[string, string, Error]>([
	['No. Ask somebody.', words.description, new RequestError(node, words, sent)],
	['No.', '', new RequestError(node, { ...words, description: '' }, sent)],
	["'Key' is empty. Enter one.", 'Enter one.', new InvalidInput('Key', 'is empty', 'Enter one.')],
	['x is not a function', '', new TypeError('x is not a function')],
])('any failure says what is to be done, where it knows: %s', (text, description, error) => {
	expect(inOneText(error)).toBe(text);
	expect(wordsOf(failedAfter(error, { ...sent }, node))).toMatchObject({ message: error.message, description });
});

test.each([new Canceled(), new Stopped()])('the end of a run stays what it is: %s', (error) => {
	const failure = failedAfter(error, sent, node);
	expect(failure).toBeInstanceOf(error.constructor);
	expect([failure.message, sentOf(failure), sentOf(error)]).toEqual([error.message, sent, undefined]);
});

test('its own failure it is already', () => {
	const error = new RequestError(node, words, sent);
	expect(failedAfter(error, sent, node)).toBe(error);
});

test('of any other failure nothing was sent', () => {
	expect([new Error('x'), undefined].map(sentOf)).toEqual([undefined, undefined]);
});

test('a record is made of a write that failed, not of what was looked up on its way', () => {
	const lookUp: JiraRequest = { method: 'POST', url: '/rest/api/3/jql/parse', repeatable: true };
	expect(failureOf(new RequestError(node, words, sent))).toMatchObject({ outcome: 'unknown', attempts: 2, status: 403, reason: 'No.' });
	expect(failureOf(new RequestError(node, words, { ...sent, unclear: false }))).toMatchObject({ outcome: 'failed' });
	expect(failureOf(new RequestError(node, words, { ...sent, request: lookUp }))).toBeUndefined();
	expect(failureOf(new Canceled())).toBeUndefined();
});
