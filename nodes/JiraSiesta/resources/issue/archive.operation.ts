import { archiving } from './shared/archiving';

export const archive = archiving({
	name: 'Archive',
	value: 'archive',
	action: 'Archive issue',
	description:
		'Take an issue with its sub-tasks out of searches and boards, which needs Jira Premium and an account that administers Jira',
	verb: 'archive',
	becomes: 'archived',
});
