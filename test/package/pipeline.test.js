'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ROOT, filesIn } = require('./installed');
const { references } = require('./syntax');

const SENDS =
	/^(httpRequest\w*|request(With|OAuth)\w*|makeRoutingRequest|fetch|XMLHttpRequest|WebSocket|EventSource)$/;

const files = ['nodes', 'credentials'].flatMap((folder) =>
	filesIn(path.join(ROOT, folder))
		.filter((file) => file.endsWith('.ts'))
		.map((file) => `${folder}/${file}`),
);
const inClient = (file) => file.startsWith('nodes/JiraSiesta/client/');
const sends = (file) =>
	references(path.join(ROOT, file))
		.filter(({ name }) => SENDS.test(name))
		.map(({ name, line }) => `${file}:${line} ${name}`);

test('nothing outside the client sends requests', () => {
	expect(files.filter((file) => !inClient(file)).flatMap(sends)).toEqual([]);
});

test('the names looked for are those the client uses', () => {
	expect(files.filter(inClient).flatMap(sends)).not.toEqual([]);
});

test('only the test of a credential, to which n8n gives no other helper, uses the old one', () => {
	const old = files.filter((file) => /helpers\s*\.\s*request\b/.test(fs.readFileSync(path.join(ROOT, file), 'utf8')));
	expect(old).toEqual(['nodes/JiraSiesta/pipeline/credentialTest.ts']);
});
