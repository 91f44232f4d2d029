// @ts-check
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { peakMemory, restartPeak } from './memory.mjs';
import { items } from './contest.mjs';
import { chain, jiraNode, locator, manualTrigger } from '../e2e/workflows.mjs';

/** @typedef {import('../n8n/stack.mjs').Stack} Stack */

const require = createRequire(import.meta.url);
const MEGABYTE = 1_000_000;

/** So many bytes that are not all the same, as they are needed. @param {number} megabytes */
async function* bytes(megabytes) {
	const piece = Buffer.alloc(MEGABYTE);
	for (let at = 0; at < megabytes; at++) {
		piece.writeUInt32LE(at);
		yield Buffer.from(piece);
	}
}

/** @param {number} megabytes */
async function hashOf(megabytes) {
	const hash = createHash('sha256');
	for await (const piece of bytes(megabytes)) hash.update(piece);
	return hash.digest('hex');
}

/** An attachment of that size, on the disk of the embedded Jira. @param {import('../lib/sandbox.mjs').Sandbox} jira @param {number} megabytes */
async function attach(jira, megabytes) {
	const { addAttachment } = require('../../test/sandbox/attachments');
	const file = await jira.files.store(bytes(megabytes), Infinity);
	const uploaded = { filename: 'large.bin', mimeType: 'application/octet-stream', file };
	return addAttachment(jira.site, jira.issue('OPS-1'), uploaded);
}

/** @param {string} name @param {object} parameters */
const fileNode = (name, parameters) => ({
	...jiraNode({ resource: 'attachment', binaryPropertyName: 'data', ...parameters }),
	...{ id: name, name },
});

/** How long the two nodes of a run took. @param {import('../n8n/n8nClient.mjs').ExecutionResult} result */
const timesOf = (result) =>
	['Download', 'Upload'].map((name) => `${(result.runs[name][0].executionTime / 1000).toFixed(1)} s`).join(' and ');

/**
 * One file from one issue to another, through n8n: how far its memory grows.
 *
 * @param {Stack} stack
 * @param {number} megabytes
 * @param {string} mode of n8n's binary data, as a person reads it
 * @returns {Promise<string[]>} a row
 */
export async function fileThrough({ client, credentials, jira, server }, megabytes, mode) {
	jira.reset();
	jira.uploadLimit = 2 ** 40;
	const { id } = await attach(jira, megabytes);
	const workflow = chain(`${megabytes} MB (${mode})`, [
		manualTrigger(),
		fileNode('Download', { operation: 'download', issueKey: locator('key', 'OPS-1'), attachmentId: locator('id', id) }),
		fileNode('Upload', { operation: 'upload', issueKey: locator('key', 'OPS-2') }),
	]);
	const imported = await client.importWorkflow(workflow, credentials);
	const pid = Number(server.pid);
	await restartPeak(pid);
	const before = await peakMemory(pid);
	const result = await client.execute(imported, 600_000);
	const grown = (await peakMemory(pid)) - before;
	if (result.status !== 'success') throw new Error(`${workflow.name}: ${result.status} ${result.error ?? ''}`);
	const [arrived] = /** @type {any} */ (jira.issue('OPS-2')).attachments.slice(-1);
	if (arrived?.file.sha256 !== (await hashOf(megabytes))) throw new Error(`${workflow.name}: other bytes arrived`);
	return [
		`${megabytes} MB downloaded and uploaded, binary data ${mode}`,
		`${timesOf(result)}, n8n's memory grows by ${grown.toFixed(0)} MiB`,
	];
}

const FILES = 200;

/**
 * Many files of 1 MB, each to an issue of its own: how many requests are open at once.
 *
 * @param {Stack} stack
 * @returns {Promise<string[]>} a row
 */
export async function manyFilesThrough({ client, credentials, jira, server }) {
	jira.reset();
	jira.latency = 50;
	const { id } = await attach(jira, 1);
	const [first] = jira.addIssues('OPS', FILES).map(({ key }) => Number(key.split('-')[1]));
	const to = `=OPS-{{ $('Split').item.json.n + ${first - 1} }}`;
	const workflow = chain(`${FILES} files`, [
		manualTrigger(),
		...items(FILES),
		fileNode('Download', { operation: 'download', issueKey: locator('key', 'OPS-1'), attachmentId: locator('id', id) }),
		fileNode('Upload', { operation: 'upload', issueKey: locator('key', to) }),
	]);
	const imported = await client.importWorkflow(workflow, credentials);
	const pid = Number(server.pid);
	await restartPeak(pid);
	const before = await peakMemory(pid);
	const result = await client.execute(imported, 600_000);
	const grown = (await peakMemory(pid)) - before;
	if (result.status !== 'success') throw new Error(`${workflow.name}: ${result.status} ${result.error ?? ''}`);
	const hash = await hashOf(1);
	const arrived = Array.from(
		{ length: FILES },
		(_, n) => /** @type {any} */ (jira.issue(`OPS-${first + n}`)).attachments,
	);
	if (!arrived.every(([file, ...more]) => file?.file.sha256 === hash && more.length === 0)) {
		throw new Error(`${workflow.name}: not each file once`);
	}
	return [
		`${FILES} files of 1 MB downloaded and uploaded (50 ms per request)`,
		`${timesOf(result)}, at most ${jira.maxInFlight} requests at once, n8n's memory grows by ${grown.toFixed(0)} MiB`,
	];
}
