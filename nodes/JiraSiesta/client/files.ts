import type { IBinaryData, IExecuteSingleFunctions } from 'n8n-workflow';

import { Canceled } from './concurrency/limit';
import { RequestError } from './errors/requestError';
import type { ByteStream, UploadFile } from './multipart';
import type { Session } from './session';
import type { JiraAnswer } from './types';
import { InvalidInput } from '../shared/invalidInput';

/** What a task gives; undefined where it fails. */
function attempt<T>(task: () => T): T | undefined {
	try {
		return task();
	} catch {
		return undefined;
	}
}

function binaryIn(helpers: IExecuteSingleFunctions['helpers'], field: string): IBinaryData {
	const found = attempt(() => helpers.assertBinaryData(field));
	if (found) return found;
	// n8n's own words differ by line, and for a tool they are those of a slip in its code.
	const help = 'Take the name from the tab Binary of the input, or let a node before this one read the file.';
	throw new InvalidInput('Input Data Field Name', `has no file in this item: '${field}'`, help);
}

/**
 * A file of an input item, ready to be uploaded. In n8n's default mode binary data are in the item itself, and so in
 * memory; in the others they are read as they are sent.
 *
 * @param field the name of the binary field
 * @throws InvalidInput where the item has no such field; an agent's tool never has one
 */
export async function uploadOf({ helpers }: IExecuteSingleFunctions, field: string): Promise<UploadFile> {
	return await uploadFrom(helpers, binaryIn(helpers, field), field);
}

/**
 * Binary data of n8n as a file to upload.
 *
 * @param name where the data have none of their own
 */
export async function uploadFrom(
	helpers: IExecuteSingleFunctions['helpers'],
	{ id, data, fileName, fileExtension, mimeType }: IBinaryData,
	name: string,
): Promise<UploadFile> {
	const file = { name: fileName ?? [name, fileExtension].filter(Boolean).join('.'), type: mimeType };
	if (id) {
		const { fileSize } = await helpers.getBinaryMetadata(id);
		return { ...file, size: fileSize, content: async () => await helpers.getBinaryStream(id) };
	}
	// Decoded only when it is sent: all items are prepared before the first write.
	const size = Buffer.byteLength(data, 'base64');
	return { ...file, size, content: async () => await Promise.resolve(Buffer.from(data, 'base64')) };
}

/**
 * Puts a downloaded file where n8n keeps binary data, without holding it in memory where n8n does not.
 *
 * @param answer to a request with `answerAs: 'stream'`
 * @param mimeType left out, the one of the answer
 * @throws RequestError where the connection breaks before the end
 */
export async function toBinary(
	{ context, session }: { context: IExecuteSingleFunctions; session: Session },
	answer: JiraAnswer,
	fileName: string,
	mimeType = String(answer.headers['content-type'] ?? '').replace(/;[^]*$/, '') || 'application/octet-stream',
): Promise<IBinaryData> {
	const stored = context.helpers.prepareBinaryData(answer.body as ByteStream, fileName, mimeType);
	return await stored.catch(async (error: Error) => {
		if (context.getExecutionCancelSignal()?.aborted) throw new Canceled();
		const words = {
			message: `The file '${fileName}' was not read to its end`,
			description: `Run it again. (${error.message})`,
		};
		return await Promise.reject(
			new RequestError(session.node, words, { attempts: answer.attempts }, context.getItemIndex()),
		);
	});
}
