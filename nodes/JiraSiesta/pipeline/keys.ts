/**
 * https://support.atlassian.com/jira-cloud-administration/docs/change-a-project-key: letters, digits, underscore.
 * Upper case in Jira; people type them in lower case, too.
 */
export const isProjectKey = (text: string) => /^[A-Z][A-Z0-9_]*$/i.test(text);

export const isIssueKey = (text: string) => /^[A-Z][A-Z0-9_]*-[1-9]\d*$/i.test(text);
