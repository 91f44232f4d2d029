import type { IHttpRequestOptions } from 'n8n-workflow';

import type { JiraRequest } from './types';

/**
 * The body of a request in a form that n8n sends as it is, with the headers that say what it is. JSON goes as text: n8n
 * drops an empty object or list, and takes a text without that header for a form.
 */
export function encodeBody({ body }: JiraRequest): Pick<IHttpRequestOptions, 'body' | 'headers'> {
	if (body === undefined) return {};
	return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}
