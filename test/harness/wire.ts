import type { Item } from '../../nodes/JiraSiesta/operation/operation';
import { get } from '../../nodes/JiraSiesta/resources/user/get.operation';
import { runNode } from './index';
import type { Run } from './index';
import { http } from './node';

/** A request as it came: headers by name in lower case, and the bytes. */
export type Received = { method: string; url: string; headers: Record<string, string>; bytes: Buffer };

export type Reply = {
	status?: number;
	headers?: Record<string, string>;
	body?: string | Buffer;
	/** The connection breaks after the body. */
	breaks?: boolean;
};

/** A server that keeps what it gets as it came, and answers what it is told. */
export async function startWire(answer: (request: Received) => Reply = () => ({})) {
	const received: Received[] = [];
	const server = http.createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { method, url, headers } = request;
		const got = { method, url, headers, bytes: Buffer.concat(chunks) } as Received;
		received.push(got);
		const { status = 200, headers: more, body = '{}', breaks } = answer(got);
		const type = { 'content-type': 'application/json', 'x-aaccountid': '1' };
		response.writeHead(status, { ...type, ...more });
		if (breaks) response.write(body, () => request.socket.destroy());
		else response.end(body);
	});
	await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as { port: number };
	const close = async () => await new Promise((closed) => void server.close(closed));
	return { url: `http://127.0.0.1:${port}`, received, close };
}

/** Does something where n8n's engine runs an input item of the node, e.g. sends a request; gives what came of it. */
export async function inEngine<T>(site: string, task: (item: Item) => Promise<T>, run?: Partial<Run>): Promise<T> {
	let done: Promise<T> | undefined;
	const prepare = jest.spyOn(get, 'prepare').mockImplementation(async (item) => {
		done = task(item);
		await done;
		throw new Error('The test has what it wants.');
	});
	try {
		const parameters = { resource: 'user', operation: 'get', accountId: { __rl: true, mode: 'id', value: '1' } };
		const { error } = await runNode({ parameters, credential: { url: site, email: 'a@example.com', apiToken: 'secret' }, ...run });
		if (!done) throw new Error(error?.message ?? 'The item was not prepared.');
		return await done;
	} finally {
		prepare.mockRestore();
	}
}
