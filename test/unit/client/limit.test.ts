import { sleep } from 'n8n-workflow';

import { Semaphore, WriteQueue, untilNextWrite } from '../../../nodes/JiraSiesta/client/concurrency/limit';

/** A task that ends when it is told to. */
function task() {
	let finish!: () => void;
	const done = new Promise<void>((resolve) => (finish = resolve));
	return { done, finish };
}
const settle = async () => await sleep(0);

test('lets eight through at once, in order, and the next when one leaves', async () => {
	const gate = new Semaphore(8);
	const started: number[] = [];
	const tasks = Array.from({ length: 20 }, task);
	const passed = tasks.map(async ({ done }, n) => {
		await gate.pass(async () => {
			started.push(n);
			await done;
		});
	});
	await settle();
	expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	tasks[3].finish();
	await settle();
	expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
	let idle = false;
	const whenIdle = gate.idle().then(() => (idle = true));
	for (const { finish } of tasks.slice(0, 19)) finish();
	await settle();
	expect(idle).toBe(false);
	tasks[19].finish();
	await Promise.all([...passed, whenIdle]);
	expect(started).toHaveLength(20);
	await gate.idle();
});

test('a task that fails gives its place to the next', async () => {
	const gate = new Semaphore(8);
	const failing = Array.from({ length: 9 }, async () => await gate.pass(async () => await Promise.reject(new Error('x'))));
	expect((await Promise.allSettled(failing)).every(({ status }) => status === 'rejected')).toBe(true);
	await expect(gate.pass(async () => 1)).resolves.toBe(1);
});

test.each<[string, number[], number, number]>([
	['no earlier write', [], 1_000, 0],
	['19 within two seconds', Array<number>(19).fill(1_000), 1_000, 0],
	['20 within two seconds', Array<number>(20).fill(1_000), 1_500, 1_500],
	['20 longer ago', Array<number>(20).fill(1_000), 4_000, 0],
	['100 within thirty seconds', Array.from({ length: 100 }, (_, n) => n * 200), 20_000, 10_000],
])('%s', (_name, earlier, now, ms) => {
	expect(untilNextWrite(earlier, now)).toBe(ms);
});

test('writes to one issue follow each other, also after a failure; other issues do not wait', async () => {
	const turns = new WriteQueue();
	const log: string[] = [];
	const first = task();
	const writes = [
		turns.take('OPS-1', async () => {
			log.push('a starts');
			await first.done;
			throw new Error('a fails');
		}),
		turns.take('OPS-1', async () => log.push('b')),
		turns.take('OPS-2', async () => log.push('c')),
	];
	await settle();
	expect(log).toEqual(['a starts', 'c']);
	first.finish();
	const results = await Promise.allSettled(writes);
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
	expect(log).toEqual(['a starts', 'c', 'b']);
});
