'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ROOT, filesIn } = require('./installed');
const { JiraSiesta } = require('../../nodes/JiraSiesta/JiraSiesta.node');

/** n8n asks for a menu of operations for each resource; no expression can be in it. */
const MENU = 'operation';

const count = (names) => {
	const counts = new Map();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a);
};

const print = (text) => process.stdout.write(`${text}\n`);

test('the form stays small: n8n resolves each property for each item, and an expression once for each of its name', () => {
	const names = new JiraSiesta().description.properties.map(({ name }) => name).filter((name) => name !== MENU);
	const [[most, times]] = count(names);
	print(`size: ${names.length} top-level properties, most of one name: ${times} × ${most}`);
	expect(names.length).toBeLessThanOrEqual(150);
	expect(times).toBeLessThanOrEqual(5);
});

/** How often each stood in the form when the node had twelve operations: an expression in it cost as much as that. */
const OF_TWELVE = { accountId: 1, assignee: 3, issueKey: 1, issueType: 1, jql: 1, limit: 2, projectKey: 3, summary: 2 };

test('an expression costs an item no more than with twelve operations: it is evaluated twice for each field of its name', () => {
	const counts = new Map(count(new JiraSiesta().description.properties.map(({ name }) => name)));
	for (const [name, most] of Object.entries(OF_TWELVE)) expect([name, counts.get(name) <= most]).toEqual([name, true]);
});

test('an operation is a page of data: lines of each', () => {
	const folder = path.join(ROOT, 'nodes', 'JiraSiesta', 'resources');
	const lines = filesIn(folder)
		.filter((file) => file.endsWith('.operation.ts'))
		.map((file) => [fs.readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n').length, file])
		.sort(([a], [b]) => a - b);
	const [median] = lines[Math.floor(lines.length / 2)];
	print(`size: ${lines.length} operation files, median ${median} lines, longest ${lines.at(-1).join(' ')}`);
	for (const [many, file] of lines) print(`size: ${many} ${file}`);
	expect(median).toBeLessThanOrEqual(30);
});
