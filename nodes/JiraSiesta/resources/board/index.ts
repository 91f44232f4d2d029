import type { Resource } from '../menu';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getBacklog } from './getBacklog.operation';
import { getConfiguration } from './getConfiguration.operation';
import { getIssues } from './getIssues.operation';

export const board: Resource = {
	label: 'Board',
	value: 'board',
	operations: [get, getAll, getBacklog, getConfiguration, getIssues],
	usual: getAll,
};
