import type { INodeProperties } from 'n8n-workflow';

import { searchText } from '../../../params/listing';
import { projectLocator } from '../../../params/project';

export const search = searchText('Only boards whose name contains this text, in upper or lower case', 'e.g. mobile');

export const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'multiOptions',
	default: [],
	description: 'Only boards of these types; all without one',
	options: [
		{ name: 'Kanban', value: 'kanban' },
		{ name: 'Scrum', value: 'scrum' },
		{ name: 'Team-Managed', value: 'simple' },
	],
};

export const ofProject = projectLocator('searchProjects', 'Only boards that show issues of this project', false);
