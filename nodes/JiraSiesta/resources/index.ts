import { attachment } from './attachment';
import { board } from './board';
import { comment } from './comment';
import { component } from './component';
import { epic } from './epic';
import { field } from './field';
import { label } from './label';
import { permission } from './permission';
import { filter } from './filter';
import { group } from './group';
import { issue } from './issue';
import { jql } from './jql';
import { link } from './link';
import { idOf } from './menu';
import { organization } from './organization';
import { project } from './project';
import { rawRequest } from './rawRequest';
import { remoteLink } from './remoteLink';
import { request } from './request';
import { serviceDesk } from './serviceDesk';
import { sprint } from './sprint';
import { user } from './user';
import { version } from './version';
import { vote } from './vote';
import { watcher } from './watcher';
import { worklog } from './worklog';

const named = [
	attachment,
	board,
	comment,
	component,
	epic,
	field,
	label,
	permission,
	filter,
	group,
	issue,
	jql,
	link,
	organization,
	project,
	remoteLink,
	request,
	serviceDesk,
	sprint,
	user,
	version,
	vote,
	watcher,
	worklog,
];

export const resources = [...named, rawRequest(named)].sort((a, b) => a.label.localeCompare(b.label));

/** Every operation with the ID by which a credential names it. */
export const operations = resources.flatMap(({ label, value, operations: own }) =>
	own.map((operation) => ({ id: idOf(value, operation), label: `${label}: ${operation.name}`, operation })),
);
