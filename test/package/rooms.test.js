'use strict';

const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { ROOT, filesIn } = require('./installed');

const HOUSE = path.join(ROOT, 'nodes', 'JiraSiesta');

/** The rooms, each standing on those before it. */
const ROOMS = [
	...['shared', 'client', 'operation', 'jql', 'text', 'fields', 'params', 'targets'],
	...['policy', 'pipeline', 'listSearch', 'resources', 'trigger'],
];

const files = filesIn(HOUSE).filter((file) => file.endsWith('.ts'));
const roomOf = (file) => (file.includes('/') ? file.split('/')[0] : undefined);

/** The files of the house that a file imports, types included. */
function importsOf(file) {
	const text = fs.readFileSync(path.join(HOUSE, file), 'utf8');
	return ts
		.preProcessFile(text)
		.importedFiles.map(({ fileName }) => fileName)
		.filter((name) => name.startsWith('.'))
		.map((name) => path.posix.join(path.posix.dirname(file), name))
		.map((name) => [`${name}.ts`, `${name}/index.ts`].find((each) => files.includes(each)) ?? name);
}

const arrows = new Map(files.map((file) => [file, importsOf(file)]));

/** The files of the first circle found from a file, or none. */
function circleFrom(file, way = [], done = new Set()) {
	if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
	if (done.has(file)) return [];
	for (const next of arrows.get(file) ?? []) {
		const circle = circleFrom(next, [...way, file], done);
		if (circle.length > 0) return circle;
	}
	done.add(file);
	return [];
}

test('every file stands in a room, but for the node itself', () => {
	expect(files.filter((file) => !ROOMS.includes(roomOf(file)))).toEqual([
		'JiraSiesta.node.ts',
		'JiraSiestaTrigger.node.ts',
	]);
});

test('every import leads to a file of the house', () => {
	const lost = [...arrows].flatMap(([file, imports]) =>
		imports.filter((each) => !files.includes(each)).map((each) => `${file} -> ${each}`),
	);
	expect(lost).toEqual([]);
});

test('no import goes up, types included', () => {
	const up = [...arrows].flatMap(([file, imports]) =>
		imports
			.filter((each) => roomOf(file) && ROOMS.indexOf(roomOf(each)) > ROOMS.indexOf(roomOf(file)))
			.map((each) => `${file} -> ${each}`),
	);
	expect(up).toEqual([]);
});

test('no imports go in a circle', () => {
	const done = new Set();
	expect(files.map((file) => circleFrom(file, [], done)).filter((circle) => circle.length > 0)).toEqual([]);
});
