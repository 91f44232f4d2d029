import type { IDataObject } from 'n8n-workflow';

/** A value of Jira's as an object to look into; empty where it is none. */
export const asObject = (value: unknown): IDataObject =>
	value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as IDataObject) : {};

/** Jira's answer, or an entry of one, as an object: one that is a text, a number or a truth alone has it as its `value`. */
export const asRow = (value: unknown): IDataObject =>
	['string', 'number', 'boolean'].includes(typeof value) && value !== '' ? { value: value as string } : asObject(value);

/** An object without some of its properties. */
export const without = <T extends object, K extends keyof T>(whole: T, ...names: K[]): Omit<T, K> =>
	Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;
