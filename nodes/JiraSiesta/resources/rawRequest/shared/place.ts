import { decoded } from '../../../shared/decoded';
import { InvalidInput } from '../../../shared/invalidInput';
import { isIssueKey } from '../../../shared/keys';
import { SITE } from '../../../shared/target';
import type { Target, TargetKind } from '../../../shared/target';

/** One address for each thing: a version of the interface is no other thing. */
export const current = (url: string): string => url.replace(/^(\/rest\/api)\/(2|latest)\//, '$1/3/');

/** Things whose addresses begin with them: what is below belongs to them, whether it is read or written. */
const THINGS: Array<[TargetKind, RegExp]> = [
	['issue', /^\/rest\/api\/3\/issue\/([^/]+)/],
	['project', /^\/rest\/api\/3\/project\/([^/]+)/],
	['version', /^\/rest\/api\/3\/version\/(\d+)/],
	['component', /^\/rest\/api\/3\/component\/(\d+)/],
	['request', /^\/rest\/servicedeskapi\/request\/([^/]+)/],
];

/** Things that share issues with others: what is written there may be of any project. */
const SHARED: Array<[TargetKind, RegExp]> = [
	['board', /^\/rest\/(?:agile|software)\/1\.0\/board\/(\d+)/],
	['sprint', /^\/rest\/(?:agile|software)\/1\.0\/sprint\/(\d+)/],
	['serviceDesk', /^\/rest\/servicedeskapi\/servicedesk\/(\d+)/],
];

const isIssue = (name: string) => isIssueKey(name) || /^\d+$/.test(name);

/** Lists that belong to no project, and searches, which are narrowed: their answers are held against the projects. */
const SITE_WIDE =
	/^\/rest\/api\/3\/(field|issue\/bulkfetch|issueLinkType|jql\/(match|parse)|label|myself|priority|resolution|search\/(jql|approximate-count)|serverInfo|status|user|user\/search|users\/search)$/;

/**
 * What an address leads to, as far as it says so. Where it does not, a credential that is confined to some projects
 * refuses it.
 *
 * @param url as `toAddress` gives it
 */
export function placeOf(url: string, writes: boolean): Target {
	const path = current(url);
	for (const [kind, form] of [...THINGS, ...(writes ? [] : SHARED)]) {
		const name = decoded(form.exec(path)?.[1] ?? '');
		if (name === '' || (['issue', 'request'].includes(kind) && !isIssue(name))) continue;
		return { kind, id: isIssueKey(name) ? name.toUpperCase() : name };
	}
	return !writes && SITE_WIDE.test(url) ? SITE : { kind: 'address', id: url };
}

/** Interfaces with rules of their own, which no request of a workflow's making keeps. */
const NOT_HERE: Array<[RegExp, string]> = [
	[/webhook/i, 'Webhooks are registered by Jira Siesta Trigger alone, where the credential allows it.'],
	[/^\/rest\/(internal|auth)(\/|$)/i, 'Atlassian documents it for nobody else. Use an address of its reference.'],
];

/** @throws InvalidInput for an address that this node never asks */
export function assertOpenHere(url: string): void {
	const refused = NOT_HERE.find(([form]) => form.test(decoded(url)));
	if (refused) throw new InvalidInput('Path', 'is closed to raw requests', refused[1]);
}
