import Ajv from 'ajv';
import type { IDataObject } from 'n8n-workflow';

import { operations } from '../../nodes/JiraSiesta/resources';
import { runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { sample } from './samples';
import { email } from './values';

// The output that n8n's editor shows before the first run, from which fields can be dragged.

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(async () => {
	jira.reset();
	await runNode({ parameters: sample('issue:update', { updateFields: { dueDate: '2026-12-31', description: 'Why', allowLoss: true } }) });
});
afterAll(async () => await jira.close());

type Schema = { type: string; version: number; properties: Record<string, { type: string }> };

const schemaOf = (id: string): Schema =>
	jest.requireActual(`../../nodes/JiraSiesta/__schema__/v1.0.0/${id.replace(':', '/')}.json`);

/** Calls that fill what is null in the usual sample. */
const FULLER: Record<string, object> = {
	'issue:assign': { assignTo: 'user', assignee: email('ben@example.com') },
	'issue:create': { assignee: email('ben@example.com'), additionalFields: { reporter: email('ana@example.com') } },
	'issue:getAllByAssignee': { assignee: email('ben@example.com') },
	'issue:update': { updateFields: { summary: 'y', reporter: email('ana@example.com'), description: 'x', allowLoss: true } },
};

/** What the stand-in's site has nowhere. */
const EMPTY_IN_SEED: Record<string, string[]> = {
	'project:getAll': ['category', 'lead', 'leadAccountId', 'description'],
	'project:getIssueTypes': ['description'],
};

test.each(operations.map(({ id }) => [id]))('%s gives what its schema says', async (id) => {
	const { type, properties, version } = schemaOf(id);
	expect([type, version]).toEqual(['object', 1]);
	// Whatever Jira may have empty is null.
	const nullable = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, { ...property, nullable: true }]));
	const fits = new Ajv().compile({ type: 'object', properties: nullable, required: Object.keys(properties) });
	const items: IDataObject[] = [];
	for (const changed of [{}, FULLER[id] ?? {}]) {
		const { error, items: given } = await runNode({ parameters: sample(id, { returnAll: true, ...changed }) });
		expect(error?.message).toBeUndefined();
		items.push(...given.map(({ json }) => json));
	}
	for (const json of items) {
		// A list that was cut says by how much, which few ever do.
		expect(Object.keys(json).filter((name) => name !== 'moreAllowedValues')).toEqual(Object.keys(properties));
		expect([fits(json), fits.errors]).toEqual([true, null]);
	}
	const always = Object.keys(properties).filter((name) => items.every((json) => json[name] === null));
	expect(always).toEqual(EMPTY_IN_SEED[id] ?? []);
});
