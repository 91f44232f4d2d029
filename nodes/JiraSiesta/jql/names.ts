import { generously } from '../shared/keys';
import { meaning, tokens } from './tokens';
import type { Token } from './tokens';

/** Issues that a condition of a query names. */
export type NamedIssues = {
	/** The field, in lower case and without spaces, e.g. `workitem` or `cf[10014]`. */
	field: string;
	/** Whether its values are issues; otherwise the type of the field has to tell. */
	certain: boolean;
	/** Whether it compares, as `key >= OPS-100` does: then the issue need not exist. */
	bound: boolean;
	/** Keys in upper case, and numeric IDs. */
	issues: string[];
};

/**
 * Fields whose values are issues, by Jira's old and new words, in lower case and without spaces:
 * https://support.atlassian.com/jira-software-cloud/docs/jql-fields
 */
const ISSUE_FIELDS = new Set([
	...['epiclink', 'parent', 'parentepic', 'parentlink', 'subtask', 'subtasks'],
	...['id', 'issue', 'issuekey', 'issuefunction', 'issuelink', 'key', 'linkedissue', 'linkedissues'],
	...['linkedworkitem', 'linkedworkitems', 'workitem', 'workitemid', 'workitemkey', 'workitemlink'],
]);

/** Fields whose values are no issues; all others are asked about. */
const OTHER_FIELDS = new Set([
	...['affectedversion', 'approvals', 'approver', 'assigned', 'assignee', 'attachments', 'category', 'comment'],
	...['component', 'created', 'createddate', 'creator', 'customerrequesttype', 'description', 'devstatus', 'due'],
	...['duedate', 'environment', 'filter', 'fixversion', 'hierarchylevel', 'issuelinktype', 'issuetype', 'labels'],
	...['lastviewed', 'level', 'organization', 'organizations', 'originalestimate', 'priority', 'project'],
	...['projecttype', 'remainingestimate', 'reporter', 'request', 'requestchanneltype', 'requestlastactivitytime'],
	...['requesttype', 'resolution', 'resolutiondate', 'resolved', 'savedfilter', 'searchrequest', 'securitylevel'],
	...['space', 'spacetype', 'sprint', 'status', 'statuscategory', 'statuscategorychangeddate', 'summary', 'team'],
	...['text', 'textfields', 'timeestimate', 'timeoriginalestimate', 'timespent', 'type', 'updated', 'updateddate'],
	...['voter', 'votes', 'watcher', 'watchers', 'workitemlinktype', 'workitemtype', 'worklogauthor'],
	...['worklogcomment', 'worklogdate', 'workratio', 'worktype'],
]);

/** Functions whose arguments are issues, e.g. `linkedWorkItems("OPS-1")`, whatever field they are for. */
const ISSUE_FUNCTION = /issue|workitem|epic|parent|child|task|link/;

const ISSUE_KEYS = /(?<![\w:-])[A-Z][A-Z0-9_]*-\d+(?![\w-])/gi;
const ID = /^0*([1-9]\d*)$/;

const isText = ({ kind }: Token) => kind === 'word' || kind === 'string';

const isBetween = ({ kind, text }: Token) =>
	kind === 'order' || (kind === 'word' ? /^(?:and|or)$/i.test(text) : kind === 'sign' && /[&|]/.test(text));

/** The conditions of a query, e.g. `key in (A-1, A-2)`, whatever parentheses they are in. */
function conditions(jql: string): Token[][] {
	const found: Token[][] = [[]];
	for (const token of tokens(jql)) {
		if (isBetween(token)) found.push([]);
		else found.at(-1)!.push(token);
		if (token.kind === 'order') break; // nothing but fields and directions follows
	}
	return found;
}

const plain = (token: Token) => meaning(token).replace(/\s+/g, '').toLowerCase();

/** Jira tells namesakes apart by their type: "Parent Link[Parent]". */
function withoutType(name: string): string {
	const type = name.endsWith(']') ? name.indexOf('[') : -1;
	return type > 0 && !name.startsWith('cf[') ? name.slice(0, type) : name;
}

/** The field of a condition, and the tokens after it. */
function fieldOf(condition: Token[]): { field: string; rest: Token[] } | undefined {
	const at = condition.findIndex((token) => isText(token) && !(token.kind === 'word' && /^not$/i.test(token.text)));
	if (at < 0) return undefined;
	const field = plain(condition[at]);
	if (condition[at + 1]?.text !== '[') return { field: withoutType(field), rest: condition.slice(at + 1) };
	const end = condition.findIndex(({ text }, index) => index > at && text === ']');
	const inner = condition
		.slice(at + 2, end)
		.map(plain)
		.join('');
	// `cf[10014]` is a field of its own; what is in `issue.property[x].y` and `Severity[Dropdown]` says nothing of issues.
	return { field: field === 'cf' ? `cf[${inner}]` : field, rest: condition.slice(end + 1) };
}

/** As Jira writes it: in upper case, without zeros before the number. */
const canonical = (key: string) => key.toUpperCase().replace(/-0+(?=\d)/, '-');

/** The issues in a value: a numeric ID, or the keys in it. */
function issuesIn(value: string): string[] {
	const id = ID.exec(value.trim())?.[1];
	return id === undefined ? (value.match(ISSUE_KEYS) ?? []).map(canonical) : [id];
}

/** Numbers in a query that is an argument of an app's function, such as `"parent = 10001"`: each may be an ID. */
const numbersIn = (value: string): string[] =>
	/[=~<>(]/.test(value) ? (value.match(/(?<![\w.-])[1-9]\d*(?![\w.-])/g) ?? []) : [];

function namesOf(condition: Token[]): NamedIssues[] {
	const { field, rest } = fieldOf(condition) ?? { field: '', rest: [] };
	const isFunction = (token: Token, at: number) =>
		isText(token) && rest[at + 1]?.text === '(' && ISSUE_FUNCTION.test(plain(token));
	const certain = ISSUE_FIELDS.has(field) || rest.some(isFunction);
	const isOther = OTHER_FIELDS.has(field) || field.endsWith('.property') || rest.some(({ text }) => text === '~');
	if (!certain && isOther) return [];
	const values = rest.filter(isText).map(meaning).map(generously);
	const bound = rest.some(({ text }) => /^[<>]$/.test(text));
	return [
		{ field, certain, bound, issues: values.flatMap(issuesIn) },
		{ field, certain: false, bound, issues: certain ? values.flatMap(numbersIn) : [] },
	].filter(({ issues }) => issues.length > 0);
}

/**
 * The issues that a query names by key or ID, as values of fields that hold issues or may: `labels = iso-9001` names
 * none.
 *
 * @throws InvalidInput for text that another reader could split differently
 */
export const namedIssues = (jql: string): NamedIssues[] => conditions(jql).flatMap(namesOf);
