import { attachment } from './attachment';
import { comment } from './comment';
import { component } from './component';
import { issue } from './issue';
import { idOf } from './menu';
import { project } from './project';
import { request } from './request';
import { serviceDesk } from './serviceDesk';
import { sprint } from './sprint';
import { user } from './user';
import { version } from './version';
import { worklog } from './worklog';

export const resources = [
	attachment,
	comment,
	component,
	issue,
	project,
	serviceDesk,
	request,
	sprint,
	user,
	version,
	worklog,
];

/** Every operation with the ID by which a credential names it. */
export const operations = resources.flatMap(({ label, value, operations: own }) =>
	own.map((operation) => ({ id: idOf(value, operation), label: `${label}: ${operation.name}`, operation })),
);
