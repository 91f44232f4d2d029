import type { Resource } from '../menu';
import { complete } from './complete.operation';
import { create } from './create.operation';
import { deleteSprint } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getIssues } from './getIssues.operation';
import { moveIssues } from './moveIssues.operation';
import { moveToBacklog } from './moveToBacklog.operation';
import { start } from './start.operation';
import { update } from './update.operation';

export const sprint: Resource = {
	label: 'Sprint',
	value: 'sprint',
	operations: [...[complete, create, deleteSprint, get, getAll, getIssues, moveIssues, moveToBacklog, start, update]],
	usual: getAll,
};
