import { partOfIssue } from './partOfIssue';

/** A work log of the chosen issue. */
export const worklog = partOfIssue({
	displayName: 'Work Log',
	name: 'worklogId',
	kind: 'worklog',
	searchListMethod: 'searchWorklogs',
	inUrl: /\b(?:focusedWorklogId=|worklog[-/])([1-9]\d*)\b/,
	exampleOfUrl: 'focusedWorklogId=10042',
});
