/**
 * Runs a regular expression the way an engine with backtracking does, and counts its steps: what V8's own takes
 * cannot be seen, and the clock of a busy machine says nothing.
 */
import { RegExpParser } from '@eslint-community/regexpp';
import type { AST } from '@eslint-community/regexpp';

type Test = (char: string) => boolean;
type Instruction =
	| { op: 'char'; test: Test }
	| { op: 'edge'; holds: (text: string, at: number) => boolean }
	| { op: 'look'; program: Program; negate: boolean; behind: number | undefined }
	| { op: 'split'; first: number; second: number }
	| { op: 'jump'; to: number }
	| { op: 'match' };
type Program = Instruction[];

const exec = RegExp.prototype.exec;
const matches = (pattern: RegExp, text: string) => exec.call(pattern, text) !== null;

/** More copies of a part than any pattern of ours repeats. */
const MOST_COPIES = 1_000;

class Compiler {
	constructor(
		private readonly flags: string,
		private readonly isUnicode: boolean,
	) {}

	alternatives(alternatives: AST.Alternative[], program: Program): void {
		const ends: number[] = [];
		alternatives.forEach((alternative, index) => {
			const isLast = index === alternatives.length - 1;
			const split = program.length;
			if (!isLast) program.push({ op: 'split', first: split + 1, second: 0 });
			for (const element of alternative.elements) this.element(element, program);
			if (isLast) return;
			ends.push(program.length);
			program.push({ op: 'jump', to: 0 });
			program[split] = { op: 'split', first: split + 1, second: program.length };
		});
		for (const end of ends) program[end] = { op: 'jump', to: program.length };
	}

	private element(element: AST.Element, program: Program): void {
		switch (element.type) {
			case 'Group':
			case 'CapturingGroup':
				return this.alternatives(element.alternatives, program);
			case 'Quantifier':
				return this.quantifier(element, program);
			case 'Assertion':
				program.push(this.assertion(element));
				return;
			case 'Character':
			case 'CharacterSet':
			case 'CharacterClass':
				program.push({ op: 'char', test: this.test(element.raw) });
				return;
			default:
				throw new Error(`No steps for ${element.type}: ${element.raw}`);
		}
	}

	/** Each character is told once by the engine itself. */
	private test(raw: string): Test {
		const pattern = new RegExp(`^(?:${raw})$`, this.flags);
		const known = new Map<string, boolean>();
		return (char) => {
			const found = known.get(char) ?? matches(pattern, char);
			known.set(char, found);
			return found;
		};
	}

	private quantifier({ min, max, greedy, element }: AST.Quantifier, program: Program): void {
		if (min > MOST_COPIES || (max !== Infinity && max > MOST_COPIES)) throw new Error(`Too many copies: ${element.raw}`);
		for (let count = 0; count < min; count++) this.element(element, program);
		const choice = (inside: number, after: number): Instruction =>
			greedy ? { op: 'split', first: inside, second: after } : { op: 'split', first: after, second: inside };
		const splits: number[] = [];
		for (let count = min; count < (max === Infinity ? min + 1 : max); count++) {
			splits.push(program.length);
			program.push({ op: 'jump', to: 0 });
			this.element(element, program);
		}
		if (max === Infinity) program.push({ op: 'jump', to: splits[0] });
		for (const split of splits) program[split] = choice(split + 1, program.length);
	}

	private assertion(assertion: AST.Assertion): Instruction {
		const isMultiline = this.flags.includes('m');
		const isWord = (char: string | undefined) => char !== undefined && /^[A-Za-z0-9_]$/.test(char);
		switch (assertion.kind) {
			case 'start':
				return { op: 'edge', holds: (text, at) => at === 0 || (isMultiline && text[at - 1] === '\n') };
			case 'end':
				return { op: 'edge', holds: (text, at) => at === text.length || (isMultiline && text[at] === '\n') };
			case 'word':
				return { op: 'edge', holds: (text, at) => (isWord(text[at - 1]) !== isWord(text[at])) !== assertion.negate };
			default: {
				const program: Program = [];
				this.alternatives(assertion.alternatives, program);
				program.push({ op: 'match' });
				// Those behind are of one character here.
				const behind = assertion.kind === 'lookbehind' ? (this.isUnicode ? 2 : 1) : undefined;
				return { op: 'look', program, negate: assertion.negate, behind };
			}
		}
	}
}

type Counter = { steps: number };

/** Where a match that begins there ends; undefined for none. `end`: where it has to. */
function run(program: Program, text: string, from: number, isUnicode: boolean, counter: Counter, end?: number): number | undefined {
	const stack: number[] = [0, from];
	while (stack.length > 0) {
		let at = stack.pop() as number;
		let next = stack.pop() as number;
		for (let goesOn = true; goesOn; ) {
			counter.steps += 1;
			const instruction = program[next];
			switch (instruction.op) {
				case 'char': {
					const code = isUnicode ? text.codePointAt(at) : text.charCodeAt(at);
					const char = at >= text.length ? '' : String.fromCodePoint(code as number);
					goesOn = char !== '' && instruction.test(char);
					at += char.length;
					next += 1;
					break;
				}
				case 'edge':
					goesOn = instruction.holds(text, at);
					next += 1;
					break;
				case 'look': {
					const { program: inner, negate, behind } = instruction;
					const starts = behind === undefined ? [at] : behind === 1 ? [at - 1] : [at - 1, at - 2];
					const found = starts.some(
						(start) => start >= 0 && run(inner, text, start, isUnicode, counter, behind && at) !== undefined,
					);
					goesOn = found !== negate;
					next += 1;
					break;
				}
				case 'split':
					stack.push(instruction.second, at);
					next = instruction.first;
					break;
				case 'jump':
					next = instruction.to;
					break;
				default:
					if (end === undefined || at === end) return at;
					goesOn = false;
			}
		}
	}
	return undefined;
}

const programs = new Map<string, Program>();

function programOf({ source, flags }: RegExp, isUnicode: boolean): Program {
	const key = `${flags}/${source}`;
	const known = programs.get(key);
	if (known) return known;
	const program: Program = [];
	const { alternatives } = new RegExpParser().parsePattern(source, undefined, undefined, isUnicode);
	new Compiler(flags.replace(/[gyd]/g, ''), isUnicode).alternatives(alternatives, program);
	program.push({ op: 'match' });
	programs.set(key, program);
	return program;
}

/** The steps that one `exec` of a pattern takes on a text, from its `lastIndex` where it has one. */
export function regexSteps(pattern: RegExp, text: string): number {
	const isUnicode = pattern.flags.includes('u');
	const program = programOf(pattern, isUnicode);
	const counter = { steps: 0 };
	const isAnchored = program[0].op === 'edge' && pattern.source.startsWith('^') && !pattern.multiline;
	const from = pattern.global || pattern.sticky ? pattern.lastIndex : 0;
	for (let start = from; start <= text.length; start++) {
		if (run(program, text, start, isUnicode, counter) !== undefined || pattern.sticky || isAnchored) break;
	}
	return counter.steps;
}
