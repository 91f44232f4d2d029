import { isStream, multipart, typeOf } from './multipart';
import type { Multipart, UploadFile } from './multipart';
import type { JiraRequest } from './types';

/** The body of a request in a form that n8n sends as it is, with the headers that say what it is. */
export type EncodedBody = { body?: string | Multipart['body']; headers?: Multipart['headers']; close?(): void };

/** The bytes of a file and nothing around them. */
async function asItIs(file: UploadFile): Promise<EncodedBody> {
	const content = await file.content();
	return {
		body: content,
		headers: { 'Content-Type': typeOf(file), 'Content-Length': String(file.size) },
		close: () => (isStream(content) ? content.destroy() : undefined),
	};
}

/**
 * Makes a body ready for one sending. JSON goes as text: n8n drops an empty object or list, and takes a text without
 * that header for a form.
 */
export async function encodeBody({ body, uploads, file }: JiraRequest): Promise<EncodedBody> {
	if (uploads) return await multipart(uploads);
	if (file) return await asItIs(file);
	if (body === undefined) return {};
	return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}
