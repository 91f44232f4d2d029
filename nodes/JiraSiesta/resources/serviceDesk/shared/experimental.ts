/** Without it Jira refuses what it calls experimental, with status 412. */
export const EXPERIMENTAL = { 'X-ExperimentalApi': 'opt-in' };
