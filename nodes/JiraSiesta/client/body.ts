import { multipart } from './multipart';
import type { Multipart } from './multipart';
import type { JiraRequest } from './types';

/** The body of a request in a form that n8n sends as it is, with the headers that say what it is. */
export type EncodedBody = { body?: string | Multipart['body']; headers?: Multipart['headers']; close?(): void };

/**
 * Makes a body ready for one sending. JSON goes as text: n8n drops an empty object or list, and takes a text without
 * that header for a form.
 */
export async function encodeBody({ body, uploads }: JiraRequest): Promise<EncodedBody> {
	if (uploads) return await multipart(uploads);
	if (body === undefined) return {};
	return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}
