import { randomUUID } from 'crypto';
import type { BinaryHelperFunctions } from 'n8n-workflow';

/** A stream of bytes, as n8n hands it out. */
export type ByteStream = Awaited<ReturnType<BinaryHelperFunctions['getBinaryStream']>>;

/** A file to upload. */
export type UploadFile = {
	name: string;
	/** Its MIME type. */
	type: string;
	/** Bytes. */
	size: number;
	/** All of it, opened anew for each time it is sent: a stream can be read once. */
	content(): Promise<Buffer | ByteStream>;
};

/** A body that is ready to be sent once. */
export type Multipart = {
	body: Buffer | ByteStream;
	headers: Record<string, string>;
	/** Closes what was opened, however the sending has ended. */
	close(): void;
};

/** The name of the part: the only one that Jira reads. */
const PART = 'file';

/** In a quoted parameter, as browsers write it: https://html.spec.whatwg.org/#multipart-form-data */
const quoted = (name: string) =>
	`"${name.replace(/["\r\n]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)}"`;

/** A type could otherwise end its line and begin another header. */
export const typeOf = ({ type }: UploadFile) =>
	/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[ -~]*)?$/.test(type) ? type : 'application/octet-stream';

const headOf = (file: UploadFile, boundary: string) =>
	Buffer.from(
		`--${boundary}\r\nContent-Disposition: form-data; name="${PART}"; filename=${quoted(file.name)}\r\nContent-Type: ${typeOf(file)}\r\n\r\n`,
	);

export const isStream = (content: unknown): content is ByteStream =>
	content !== null && typeof content === 'object' && typeof (content as Partial<ByteStream>).pipe === 'function';

/**
 * Node's class of readable streams, which a community node may not import: the one that a stream descends from. Classes
 * below it may make something else of `from`.
 */
function readableOf(stream: ByteStream): { from(chunks: AsyncIterable<Buffer>, options: object): ByteStream } {
	let found: unknown;
	for (let type = Object.getPrototypeOf(stream) as object | null; type; type = Object.getPrototypeOf(type) as object) {
		if ('from' in type.constructor) found = type.constructor;
	}
	return found as ReturnType<typeof readableOf>;
}

/**
 * The bytes of one file.
 *
 * @throws Error where they are not as many as were announced: Jira would wait for the rest
 */
async function* bytesOf({ name, size }: UploadFile, content: Buffer | ByteStream): AsyncGenerator<Buffer> {
	let read = 0;
	for await (const chunk of Buffer.isBuffer(content) ? [content] : (content as AsyncIterable<Buffer>)) {
		read += chunk.length;
		if (read > size) break;
		yield chunk;
	}
	if (read !== size) throw new Error(`The file '${name}' does not have the ${size} bytes it was said to have`);
}

/**
 * Files as `multipart/form-data` (RFC 7578), for one sending. Files that n8n keeps outside of its memory are read while
 * they are sent.
 */
export async function multipart(files: readonly UploadFile[]): Promise<Multipart> {
	const boundary = `n8n-${randomUUID()}`;
	const end = Buffer.from(`--${boundary}--\r\n`);
	const opened: Array<{ file: UploadFile; head: Buffer; content: Buffer | ByteStream }> = [];
	const streams = () => opened.map(({ content }) => content).filter(isStream);
	const close = () => {
		for (const stream of streams()) stream.destroy();
	};
	const open = async (file: UploadFile) =>
		opened.push({ file, head: headOf(file, boundary), content: await file.content() });
	for (const file of files) {
		await open(file).catch(async (error: Error) => {
			close();
			return await Promise.reject(error);
		});
	}
	async function* bytes(): AsyncGenerator<Buffer> {
		for (const { file, head, content } of opened) {
			yield head;
			yield* bytesOf(file, content);
			yield Buffer.from('\r\n');
		}
		yield end;
	}
	const length = opened.reduce((sum, { file, head }) => sum + head.length + file.size + 2, end.length);
	const headers = {
		'Content-Type': `multipart/form-data; boundary=${boundary}`,
		'Content-Length': String(length),
	};
	const [first] = streams();
	if (first) return { body: readableOf(first).from(bytes(), { objectMode: false }), headers, close };
	const parts: Buffer[] = [];
	for await (const part of bytes()) parts.push(part);
	return { body: Buffer.concat(parts), headers, close };
}
