import { archiving } from './shared/archiving';

export const restore = archiving({
	name: 'Restore',
	value: 'restore',
	action: 'Restore issue',
	description:
		'Bring an archived issue back, with its sub-tasks, which needs Jira Premium and an account that administers Jira',
	verb: 'unarchive',
	becomes: 'restored from the archive',
});
