/**
 * Jira's own fields of several words, by ID: every output spells a field in one way. The language of an account changes
 * its names, never its IDs.
 */
const SPELLINGS: Record<string, string> = {
	aggregateprogress: 'aggregateProgress',
	aggregatetimeestimate: 'aggregateTimeEstimate',
	aggregatetimeoriginalestimate: 'aggregateTimeOriginalEstimate',
	aggregatetimespent: 'aggregateTimeSpent',
	duedate: 'dueDate',
	issuelinks: 'issueLinks',
	issuerestriction: 'issueRestriction',
	issuetype: 'issueType',
	resolutiondate: 'resolutionDate',
	security: 'securityLevel',
	statuscategorychangedate: 'statusCategoryChangeDate',
	timeestimate: 'timeEstimate',
	timeoriginalestimate: 'timeOriginalEstimate',
	timespent: 'timeSpent',
	timetracking: 'timeTracking',
	versions: 'affectsVersions',
	workratio: 'workRatio',
};

/** How results call one of Jira's own fields: `dueDate` for `duedate`. */
export const spelling = (id: string) => SPELLINGS[id] ?? id;

export const isCustom = (id: string) => id.startsWith('customfield_');

/** Where a result has the account ID of a person: `assigneeAccountId`, `Owner Account ID`. */
export const accountIdOf = (id: string, name: string) => (isCustom(id) ? `${name} Account ID` : `${name}AccountId`);

/** The name of the field that {@link accountIdOf} is made from; undefined for any other name. */
export const personOf = (name: string): string | undefined => /^(.+?)(?:AccountId| Account ID)$/.exec(name)?.[1];
