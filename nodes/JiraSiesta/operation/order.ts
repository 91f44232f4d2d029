import type { INodeProperties } from 'n8n-workflow';

/** The order of fields in a collection: that of their names, as n8n asks for. */
export const byName = (a: INodeProperties, b: INodeProperties) => a.displayName.localeCompare(b.displayName);
