// @ts-check
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * A table for people. cli-table3 is loaded on first use: on a fresh clone it is installed only
 * after the script has started.
 *
 * @param {string[]} head
 * @param {Array<Array<string | number>>} rows
 * @param {{ right?: number[] }} [options] columns whose values are numbers
 * @returns {string}
 */
export function table(head, rows, { right = [] } = {}) {
	/** @type {typeof import('cli-table3')} */
	const Table = require('cli-table3');
	const drawn = new Table({
		head,
		colAligns: head.map((_, column) => (right.includes(column) ? 'right' : 'left')),
		style: { head: process.stdout.isTTY ? ['cyan'] : [], border: [] },
	});
	drawn.push(...rows.map((row) => row.map(String)));
	return drawn.toString();
}

/**
 * The same rows as Markdown.
 *
 * @param {string[]} head
 * @param {Array<Array<string | number>>} rows
 * @param {{ right?: number[] }} [options]
 * @returns {string}
 */
export function markdownTable(head, rows, { right = [] } = {}) {
	const line = (/** @type {Array<string | number>} */ cells) => `| ${cells.join(' | ')} |`;
	const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
	return [line(head), line(rule), ...rows.map(line)].join('\n');
}
