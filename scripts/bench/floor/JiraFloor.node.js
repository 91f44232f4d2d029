'use strict';

// Test material, not published: the least that any declarative node does for these requests. One expression, n8n's own
// helper and credential, so many at once, and nothing else.

const AT_ONCE = 10;
const CREDENTIAL = 'jiraSoftwareCloudApi';

let open = 0;
/** @type {Promise<{ domain: string }> | undefined} */
let credential;
/** @type {Array<() => void>} */
const waiting = [];

/** @template T @param {() => Promise<T>} send */
async function inTurn(send) {
	if (open < AT_ONCE) open++;
	else await new Promise((/** @type {(go: void) => void} */ go) => waiting.push(go));
	try {
		return await send();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else open--;
	}
}

/** @type {Record<string, (value: string) => object | undefined>} */
const REQUESTS = {
	create: (summary) => ({
		method: 'POST',
		url: '/rest/api/3/issue',
		body: { fields: { project: { key: 'OPS' }, issuetype: { id: '10102' }, summary } },
	}),
	get: (key) => ({ method: 'GET', url: `/rest/api/3/issue/${key}` }),
	nothing: () => undefined,
};

/** @this {any} */
async function carryOut() {
	const request = REQUESTS[this.getNodeParameter('operation')](this.getNodeParameter('value'));
	if (!request) return [{ json: {} }];
	// Once: n8n fetches it from its database each time it is asked.
	credential ??= this.getCredentials(CREDENTIAL);
	const options = { ...request, baseURL: (await credential).domain, json: true };
	const json = await inTurn(() => this.helpers.httpRequestWithAuthentication.call(this, CREDENTIAL, options));
	return [{ json, pairedItem: { item: this.getItemIndex() } }];
}

exports.JiraFloor = class {
	description = {
		displayName: 'Jira Floor',
		name: 'jiraFloor',
		group: ['input'],
		version: 1,
		description: 'The least that a node does',
		defaults: { name: 'Jira Floor' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: CREDENTIAL, required: true }],
		requestDefaults: { baseURL: 'http://localhost' },
		requestOperations: { pagination: carryOut },
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', noDataExpression: true, default: 'get' },
			{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			{ displayName: 'Send', name: 'send', type: 'hidden', default: '', routing: { send: { paginate: true } } },
		],
	};
};
