// @ts-check
'use strict';

const { parseArgs } = require('node:util');
const { startSandbox } = require('.');

async function main() {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
	const { url, account } = await startSandbox({ port: Number(values.port) });
	console.log(
		`Jira sandbox   ${url}\nE-mail         ${account.email}\nAPI token      ${account.apiToken}`,
	);
}

void main();
