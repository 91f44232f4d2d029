import type { Field, FieldSchema } from './field';

const standard = (id: string, name: string, type: string, items?: string): Field => ({
	id,
	name,
	schema: { type, system: id, ...(items && { items }) } satisfies FieldSchema,
	required: false,
	hasDefault: false,
	operations: ['set'],
});

/**
 * Jira's fields that have a parameter of their own, by its name. Their types are the same on every
 * site.
 */
export const PANEL_FIELDS: Record<string, Field> = {
	affectsVersions: standard('versions', 'Affects Versions', 'array', 'version'),
	components: standard('components', 'Components', 'array', 'component'),
	description: standard('description', 'Description', 'string'),
	dueDate: standard('duedate', 'Due Date', 'date'),
	environment: standard('environment', 'Environment', 'string'),
	fixVersions: standard('fixVersions', 'Fix Versions', 'array', 'version'),
	labels: standard('labels', 'Labels', 'array', 'string'),
	parent: standard('parent', 'Parent', 'issuelink'),
	priority: standard('priority', 'Priority', 'priority'),
	reporter: standard('reporter', 'Reporter', 'user'),
	securityLevel: standard('security', 'Security Level', 'securitylevel'),
	summary: standard('summary', 'Summary', 'string'),
	timeTracking: standard('timetracking', 'Time Tracking', 'timetracking'),
};

const OTHERS = [standard('assignee', 'Assignee', 'user'), standard('resolution', 'Resolution', 'resolution')];

/** Fields that need no metadata to be understood, by ID. */
export const STANDARD_FIELDS = new Map([...Object.values(PANEL_FIELDS), ...OTHERS].map((field) => [field.id, field]));
