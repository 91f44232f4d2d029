import type { IDataObject } from 'n8n-workflow';

/** A value of Jira's as an object to look into; empty where it is none. */
export const asObject = (value: unknown): IDataObject =>
	value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as IDataObject) : {};
