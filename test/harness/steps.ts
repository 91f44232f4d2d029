/**
 * Counts the steps of a function instead of its time, so that a busy machine changes nothing: how often each
 * block of its code runs (V8's precise coverage), what its regular expressions take, and the elements that
 * functions of the language go through. Import it before the code that is to be counted: V8 has no counters
 * for blocks it compiled before.
 */
import { inspector } from './node';
import { regexSteps } from './regexSteps';

/** Code that is counted: ours, and the parser of Markdown. */
const COUNTED = /\/nodes\/JiraSiesta\/|\/node_modules\/markdown-it\//;

const session = new inspector.Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Ends the counting, which slows all code down. */
export function stopCounting(): void {
	session.post('Profiler.stopPreciseCoverage');
	session.disconnect();
}

/** What V8 says of a script. */
type Coverage = { url: string; functions: Array<{ ranges: Array<{ count: number }> }> };

/** How often the blocks of the counted code ran since the last call. */
function blocksRun(): number {
	let scripts: Coverage[] = [];
	session.post('Profiler.takePreciseCoverage', (error, { result }) => {
		if (error) throw error;
		scripts = result;
	});
	const counted = scripts.filter(({ url }) => COUNTED.test(url)).flatMap(({ functions }) => functions);
	return counted.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
}

type Any = (...args: never[]) => unknown;
type Cost = (self: { length: number }, args: unknown[], result: unknown) => number;

const whole: Cost = ({ length }) => length;
const found: Cost = ({ length }, [, from], result) => (result === -1 ? length : Number(result)) - Number(from ?? 0);
const made: Cost = (_self, _args, result) => (result as { length: number }).length;

/** What the language goes through element by element; a slice of a text is none, a slice of a list is. */
const COSTS: Array<[prototype: object, costs: Record<string, Cost>]> = [
	[String.prototype, { indexOf: found, lastIndexOf: whole, includes: whole, split: whole, trim: whole, trimStart: whole, trimEnd: whole, replaceAll: whole }],
	[String.prototype, { toLowerCase: whole, toUpperCase: whole, normalize: whole, repeat: made }],
	[Array.prototype, { slice: made, concat: made, splice: whole, shift: whole, unshift: whole, indexOf: found, includes: whole, join: whole, reverse: whole }],
];

/** How often the blocks of the counted code run: quicker to count, without patterns and functions of the language. */
export function blocksOf(work: () => unknown): number {
	blocksRun();
	work();
	return blocksRun();
}

/** The steps that some work takes; the same work takes the same steps. */
export function stepsOf(work: () => unknown): number {
	let steps = 0;
	blocksRun();
	let isCounting = true;
	const restore: Array<() => void> = [];
	const replace = (owner: object, name: string, cost: (self: never, args: unknown[], call: () => unknown) => unknown) => {
		const original = (owner as Record<string, Any>)[name];
		Object.defineProperty(owner, name, {
			configurable: true,
			writable: true,
			value(this: never, ...args: never[]) {
				const call = () => original.apply(this, args);
				return isCounting ? cost(this, args, call) : call();
			},
		});
		restore.push(() => Object.defineProperty(owner, name, { configurable: true, writable: true, value: original }));
	};
	/** What counts is not counted. */
	const quietly = <Result>(act: () => Result): Result => {
		isCounting = false;
		try {
			return act();
		} finally {
			isCounting = true;
		}
	};
	for (const [owner, costs] of COSTS) {
		for (const [name, cost] of Object.entries(costs)) {
			replace(owner, name, (self: { length: number }, args, call) =>
				quietly(() => {
					const { length } = self;
					const result = call();
					steps += cost({ length }, args, result);
					return result;
				}),
			);
		}
	}
	// Each way of using a pattern goes through this one.
	replace(RegExp.prototype, 'exec', (self: RegExp, [text], call) => {
		quietly(() => (steps += regexSteps(self, String(text))));
		return call();
	});
	try {
		work();
	} finally {
		isCounting = false;
		for (const back of restore) back();
	}
	return steps + blocksRun();
}
