// @ts-check
import { itemsOf } from '../n8n/n8nClient.mjs';
import { table } from './table.mjs';
import { NODE_TYPE } from '../e2e/workflows.mjs';

/**
 * @typedef {import('../n8n/n8nClient.mjs').ExecutionResult} ExecutionResult
 * @typedef {import('../n8n/n8nClient.mjs').JsonObject} JsonObject
 */

const ISSUE_COLUMNS = ['key', 'summary', 'status', 'priority', 'assignee', 'dueDate'];
const SHOWN = 60;

/** @param {unknown} value */
function cell(value) {
	const text = value === null || value === undefined ? '' : String(value);
	return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

/** @param {JsonObject[]} items */
function summaryOf(items) {
	if (items.length !== 1) return `${items.length} items, first ${cell(items[0]?.key)}`;
	const { key, assignee, summary } = items[0];
	return [key, summary, assignee].filter(Boolean).map(cell).join(', ');
}

/**
 * @param {ExecutionResult} result
 * @returns {string[]} names of the nodes that ended with an error, "continue on fail" included
 */
export function failedNodes(result) {
	return Object.keys(result.runs).filter(
		(name) => result.runs[name].some((run) => run.error) || itemsOf(result, name).some((item) => 'error' in item),
	);
}

/**
 * What a workflow's Jira nodes did, as tables.
 *
 * @param {import('../n8n/n8nClient.mjs').WorkflowJson} workflow
 * @param {ExecutionResult} result
 * @returns {string}
 */
export function reportOf(workflow, result) {
	const nodes = workflow.nodes.filter((node) => node.type === NODE_TYPE);
	const rows = nodes.map(({ name, parameters }) => {
		const run = result.runs[name]?.at(-1);
		const outcome = run?.error ? `FAILED: ${cell(run.error.message)}` : summaryOf(itemsOf(result, name));
		return [
			name,
			`${parameters.resource} ${parameters.operation}`,
			run ? `${run.executionTime} ms` : '',
			run ? outcome : 'did not run',
		];
	});
	const steps = table(['Node', 'Operation', 'Time', 'Result'], rows, { right: [2] });
	const last = nodes.at(-1);
	const issues = last ? itemsOf(result, last.name) : [];
	if (issues.length < 2) return steps;
	const found = table(
		ISSUE_COLUMNS,
		issues.map((issue) => ISSUE_COLUMNS.map((column) => cell(issue[column]))),
	);
	return `${steps}\n\n${last?.name}:\n${found}`;
}
