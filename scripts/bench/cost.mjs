// @ts-check
import { floorNode } from './contest.mjs';
import { MANY, runOnce } from './solo.mjs';
import { locator } from '../e2e/workflows.mjs';

/**
 * What an input item costs without HTTP.
 *
 * @typedef {import('../n8n/n8nClient.mjs').JsonObject} JsonObject
 * @typedef {import('../n8n/stack.mjs').Stack} Stack
 */

const ROUNDS = 3;

/** A value that every operation refuses before anything is sent: all the work of an item but HTTP. */
const BLANK = { typed: ' ', expression: '={{ " ".repeat($json.n > 0 ? 1 : 2) }}' };

/** @type {Record<string, (blank: string) => JsonObject>} for each operation parameters with one value blank */
const REFUSED = {
	'issue:assign': (blank) => ({ issueKey: locator('key', blank), assignTo: 'nobody' }),
	'issue:create': (blank) => ({
		projectKey: locator('key', 'OPS'),
		issueType: locator('name', 'Task'),
		summary: blank,
	}),
	'issue:get': (blank) => ({ issueKey: locator('key', blank) }),
	'issue:getAllByAssignee': (blank) => ({ assignee: locator('accountId', blank) }),
	'issue:getAllByProject': (blank) => ({ projectKey: locator('key', blank) }),
	'issue:getCreateFields': (blank) => ({
		projectKey: locator('key', 'OPS'),
		issueType: locator('name', blank),
	}),
	'issue:getEditFields': (blank) => ({ issueKey: locator('key', blank) }),
	'issue:search': (blank) => ({ jql: blank }),
	'issue:update': (blank) => ({
		issueKey: locator('key', blank),
		updateFields: { summary: 'As it was' },
	}),
	'project:getAll': (blank) => ({ limit: blank }),
	'project:getIssueTypes': (blank) => ({ projectKey: locator('key', blank) }),
	'user:get': (blank) => ({ accountId: locator('accountId', blank) }),
};

/** The operations, up to a refusal, and the least that a node does. @type {Array<{ name: string, parametersWith: (blank: string) => JsonObject, settings: Parameters<typeof runOnce>[4] }>} */
const MEASURED = [
	...Object.entries(REFUSED).map(([id, parametersWith]) => {
		const [resource, operation] = id.split(':');
		return {
			name: `${resource} ${operation}`,
			parametersWith: (/** @type {string} */ blank) => ({ resource, operation, ...parametersWith(blank) }),
			settings: { onError: 'continueRegularOutput' },
		};
	}),
	{
		name: 'the bare node',
		parametersWith: (value) => ({ operation: 'nothing', value }),
		settings: { node: floorNode },
	},
];

/**
 * The best time of an item in each n8n. They take turns: what the machine does meanwhile, it does to all of them.
 *
 * @param {Stack[]} stacks
 * @param {(typeof MEASURED)[number]} what
 * @param {string} blank
 * @returns {Promise<number[]>} ms, by n8n
 */
async function best(stacks, { name, parametersWith, settings }, blank) {
	const least = stacks.map(() => Infinity);
	for (let round = 0; round < ROUNDS; round++) {
		for (const [index, stack] of stacks.entries()) {
			const { ms } = await runOnce(stack, name, MANY, parametersWith(blank), settings);
			least[index] = Math.min(least[index], ms / MANY);
		}
	}
	return least;
}

/** What a table of costs calls its columns. @param {string} [older] the version beside */
export const costHead = (older) => [
	...['Operation', 'Values typed in', 'One expression', '÷ the bare node'],
	...(older ? [`Typed in, ${older}`, `One expression, ${older}`, `÷ ${older}`] : []),
];

/** @param {number} one @param {number} other */
const ratio = (one, other) => (one / other).toFixed(2);

/**
 * The time of an input item without HTTP, by operation: n8n's engine and the node, up to a refusal.
 *
 * @param {Stack[]} stacks one with this version of the node; if there is a second, one with the version it is compared with
 * @returns {Promise<string[][]>} rows as {@link costHead} has them; ratios are those with one expression
 */
export async function costPerItem(stacks) {
	for (const { jira } of stacks) jira.reset();
	const measured = [];
	for (const what of MEASURED) {
		const typed = await best(stacks, what, BLANK.typed);
		measured.push({ name: what.name, typed, expression: await best(stacks, what, BLANK.expression) });
	}
	if (stacks.some(({ jira }) => jira.requests.length > 0)) {
		throw new Error('something was not refused before it was sent');
	}
	const [least] = measured[measured.length - 1].expression;
	return measured.map(({ name, typed, expression }) => {
		const [own, older] = stacks.map((_, at) => [typed[at], expression[at]].map((ms) => `${ms.toFixed(2)} ms`));
		const beside = older ? [...older, ratio(expression[0], expression[1])] : [];
		return [name, ...own, ratio(expression[0], least), ...beside];
	});
}
