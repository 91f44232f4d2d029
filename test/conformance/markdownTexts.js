// @ts-check
'use strict';

const { Choices } = require('./choices');

const DEEPEST = 6;

/** @param {string} text @param {string} first @param {string} rest */
const prefixed = (text, first, rest) =>
	text
		.split('\n')
		.map((line, index) => (index === 0 ? first : line === '' ? '' : rest) + line)
		.join('\n');

/** Markdown of every construct, nested in one another wherever their notation allows it, or nearly. */
class Writer {
	/** @param {Choices} choices */
	constructor(choices) {
		this.choices = choices;
	}

	line() {
		return this.choices.text(9).replace(/[\r\n]+/g, ' ');
	}

	/** @param {number} depth @returns {string} */
	inline(depth) {
		const { choices } = this;
		const inside = () => (depth > 3 || choices.isOver ? 'text' : this.inline(depth + 1));
		const parts = Array.from({ length: 1 + choices.below(4) }, () => {
			switch (choices.below(16)) {
				case 1:
					return `**${inside()}**`;
				case 2:
					return `*${inside()}*`;
				case 3:
					return `_${inside()}_`;
				case 4:
					return `~~${inside()}~~`;
				case 5:
					return `\`${this.line()}\``;
				case 6:
					return `[${inside()}](${choices.of(['https://x.cz/', 'docs/'])}${choices.of(['', 'a b', '(c)', '"', 'ä'])} "${choices.of(['t', 'smart-link', 'smart-card', 'smart-embed'])}")`;
				case 7:
					return `![${inside()}](<${this.line()}>)`;
				case 8:
					return choices.of(['\n', '  \n', '\\\n', '<br>']);
				case 9:
					return `<${choices.of(['u', 'sub', 'sup', 'b'])}>${inside()}</${choices.of(['u', 'sub', 'sup', 'b'])}>`;
				case 10:
					return `@[${inside()}](accountid:${choices.of(['5b:1', '', 'x y'])})`;
				case 11:
					return `{status:${inside()}|${choices.of(['red', 'Blue', '#ff5630', 'pink'])}}`;
				case 12:
					return choices.of([
						'{date:2026-02-28}',
						'{date:2026-02-30}',
						':rocket:',
						'<https://x.cz/_a_>',
						'[r][r]',
						'[r]',
					]);
				case 13:
					return choices.text(6);
				default:
					return this.line() || 'plain';
			}
		});
		return parts.join(choices.of(['', ' ']));
	}

	/** @param {number} depth */
	item(depth) {
		return depth >= DEEPEST || this.choices.isOver ? this.inline(0) : this.blocks(depth + 1);
	}

	/** @param {number} depth @returns {string} */
	block(depth) {
		const { choices } = this;
		const items = () => Array.from({ length: 1 + choices.below(3) }, () => this.item(depth));
		switch (choices.below(20)) {
			case 1:
				return `${'#'.repeat(1 + choices.below(7))} ${this.inline(0)}`;
			case 2:
				return items()
					.map((item) => prefixed(item, choices.of(['- ', '* ', '- [ ] ', '- [x] ']), '  '))
					.join(choices.of(['\n', '\n\n']));
			case 3: {
				const start = choices.of([1, 0, 3, 9, 999999999]);
				return items()
					.map((item, index) => prefixed(item, `${start + index}${choices.of(['.', ')'])} `, '   '))
					.join('\n');
			}
			case 4:
			case 5:
				return prefixed(this.item(depth), '> ', choices.of(['> ', '>', '']));
			case 6:
				return prefixed(
					`[!${choices.of(['NOTE', 'tip', 'CAUTION', 'WRONG'])}]\n${this.item(depth)}`,
					'> ',
					'> ',
				);
			case 7: {
				const fence = choices.of(['```', '~~~', '````']);
				return `${fence}${choices.of(['', 'js', ' c++ x', 'a`b'])}\n${choices.text(8)}\n${choices.of([fence, '```', ''])}`;
			}
			case 8:
				return `    ${this.line()}\n\n\t${this.line()}`;
			case 9: {
				const width = 1 + choices.below(3);
				const row = () =>
					`| ${Array.from({ length: width }, () => choices.of([this.line(), this.inline(2).replace(/\n/g, ' '), ''])).join(' | ')} |`;
				const rule = `|${choices.of([' --- |', ':-:|', '-|']).repeat(width)}`;
				return [row(), rule, ...Array.from({ length: choices.below(3) }, row)].join('\n');
			}
			case 10:
				return choices.of(['---', '***', '_ _ _']);
			case 11:
				return `<details><summary>${this.line()}</summary>\n\n${this.item(depth)}\n\n</details>`;
			case 12:
				return `<details>\n<summary>${this.line()}</summary>\n${this.item(depth)}\n${choices.of(['</details>', ''])}`;
			case 13:
				return `[r]: https://x.cz/${choices.of(['', ' "t"', ' (t)', '\n"t"'])}`;
			case 14:
				return `${this.inline(0)}\n${choices.of(['===', '---', '-', '='])}`;
			case 15:
				return Array.from({ length: 1 + choices.below(4) }, () => choices.text(8)).join('\n');
			case 16:
				return `[c](https://x.cz/browse/AB-1 "${choices.of(['smart-card', 'smart-embed', 'smart-link'])}")`;
			case 17:
				return prefixed(this.item(depth), `[^${choices.of(['1', 'n', 'a*b'])}]: `, '    ');
			default:
				return this.inline(0);
		}
	}

	/** @param {number} depth */
	blocks(depth) {
		const count = 1 + this.choices.below(depth === 0 ? 5 : 3);
		return Array.from({ length: count }, () => this.block(depth)).join(
			this.choices.of(['\n\n', '\n\n', '\n']),
		);
	}
}

/** @param {Uint8Array} bytes @returns {string} */
const markdownOf = (bytes) => new Writer(new Choices(bytes)).blocks(0);

module.exports = { markdownOf };
