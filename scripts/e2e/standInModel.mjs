// @ts-check
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * A stand-in for OpenAI's chat completions on loopback. It calls every tool it is offered once, in
 * that order, and then answers with what the tools said. So a check sees all that a model would see. Without
 * tools it answers with the values themselves, as JSON.
 *
 * @typedef {{ id: string, type: 'function', function: { name: string, arguments: string } }} ToolCall
 * @typedef {{ role: string, content?: unknown, tool_calls?: ToolCall[] }} Message
 * @typedef {{ function: { name: string, parameters?: { properties?: Record<string, unknown> } } }} Tool
 * @typedef {{ model: string, messages: Message[], tools?: Tool[], stream?: boolean }} Question
 *
 * @typedef {object} StandInModel
 * @property {string} url what the credential takes as base URL
 * @property {Array<{ path: string, body: string }>} asked every request, as it came in
 * @property {() => string[]} calls names of the tools called so far
 * @property {() => Promise<void>} close
 */

/** @param {unknown} content */
const textOf = (content) => (typeof content === 'string' ? content : JSON.stringify(content));

/**
 * @param {Question} question
 * @param {Record<string, string>} values for the parameters of the tools, by name
 * @returns {Message}
 */
function answerTo({ messages, tools = [] }, values) {
	const called = messages.flatMap(({ tool_calls: calls = [] }) => calls);
	const next = tools.find(({ function: { name } }) => !called.some((call) => call.function.name === name));
	if (!next) {
		const answers = messages.filter(({ role }) => role === 'tool');
		return {
			role: 'assistant',
			content: answers.map(({ content }) => textOf(content)).join('\n\n') || JSON.stringify(values),
		};
	}
	const { name, parameters } = next.function;
	const wanted = Object.keys(parameters?.properties ?? {});
	const args = Object.fromEntries(wanted.map((parameter) => [parameter, values[parameter]]));
	return {
		role: 'assistant',
		content: null,
		tool_calls: [
			{
				id: `call_${called.length + 1}`,
				type: 'function',
				function: { name, arguments: JSON.stringify(args) },
			},
		],
	};
}

/**
 * @param {Question} question
 * @param {Message} message
 */
function completionOf({ model, stream }, message) {
	const finish = message.tool_calls ? 'tool_calls' : 'stop';
	const about = { id: 'chatcmpl-1', created: Math.floor(Date.now() / 1000), model };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (!stream) {
		const choices = [{ index: 0, message, finish_reason: finish }];
		const body = JSON.stringify({ ...about, object: 'chat.completion', choices, usage });
		return { type: 'application/json', body };
	}
	const calls = message.tool_calls?.map((call, index) => ({ index, ...call }));
	const delta = { ...message, ...(calls && { tool_calls: calls }) };
	const chunks = [
		{ choices: [{ index: 0, delta, finish_reason: null }] },
		{ choices: [{ index: 0, delta: {}, finish_reason: finish }] },
		{ choices: [], usage },
	].map((chunk) => JSON.stringify({ ...about, object: 'chat.completion.chunk', ...chunk }));
	const body = [...chunks, '[DONE]'].map((data) => `data: ${data}\n\n`).join('');
	return { type: 'text/event-stream', body };
}

/**
 * @param {Record<string, string>} values what the model fills in, by name of the parameter
 * @returns {Promise<StandInModel>}
 */
async function startStandInModel(values) {
	/** @type {StandInModel['asked']} */
	const asked = [];
	/** @type {string[]} */
	const calls = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const part of request.setEncoding('utf8')) body += part;
		const path = request.url ?? '';
		asked.push({ path, body });
		if (!path.endsWith('/chat/completions')) {
			response.writeHead(404).end();
			return;
		}
		const question = /** @type {Question} */ (JSON.parse(body));
		const message = answerTo(question, values);
		calls.push(...(message.tool_calls ?? []).map((call) => call.function.name));
		const { type, body: answer } = completionOf(question, message);
		response.writeHead(200, { 'content-type': type }).end(answer);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	const close = async () => {
		server.close();
		server.closeAllConnections();
		await once(server, 'close');
	};
	return { url: `http://127.0.0.1:${port}/v1`, asked, calls: () => calls, close };
}

/**
 * Does something with a stand-in and a credential for it, and ends it.
 *
 * @template Answer
 * @param {import('../n8n/stack.mjs').Stack} stack
 * @param {Record<string, string>} values
 * @param {(model: StandInModel, openAiApi: { id: string, name: string }) => Promise<Answer>} work
 */
export async function withModel({ client }, values, work) {
	const model = await startStandInModel(values);
	try {
		const data = { apiKey: 'none', url: model.url };
		return await work(model, await client.saveCredential('openAiApi', 'OpenAI account', data));
	} finally {
		await model.close();
	}
}
