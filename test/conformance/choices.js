// @ts-check
'use strict';

/** Text that means something to Markdown, to HTML or to a URL, and text that means nothing. */
const SNIPPETS = [
	...[
		'a',
		'Word',
		' ',
		' ',
		'*',
		'**',
		'_',
		'__',
		'~~',
		'~',
		'`',
		'```',
		'[',
		']',
		'(',
		')',
		'](',
		'!',
		'#',
	],
	...[
		'# ',
		'|',
		'<',
		'>',
		'&',
		'&amp;',
		'&#35;',
		'\\',
		'\n',
		'  ',
		'\t',
		'-',
		'- ',
		'1. ',
		'2) ',
		'+ ',
		'=',
	],
	...[
		'===',
		'---',
		'@',
		'{',
		'}',
		'"',
		"'",
		':',
		'/',
		'.',
		',',
		'$',
		'^',
		'%',
		'0',
		'10:30:45',
		' * ',
		' _ ',
	],
	...[
		'{status:x}',
		'{status:In work|blue}',
		'{date:2026-12-31}',
		':smile:',
		':nothing:',
		'[~accountid:1]',
		'[^1]',
		'[^1]: ',
	],
	...[
		'@[Ana](accountid:5b:1)',
		'https://x.cz/a_b',
		'https://x.cz/(a)*b',
		'a@b.cz',
		'www.x.cz',
		'ftp://x',
		'://',
		'https://x.cz/?a[]=1',
		'www.x.cz/a*b|c',
		'file://x/y',
	],
	...[
		'<br>',
		'<u>',
		'</u>',
		'<sub>',
		'</sub>',
		'<strong>',
		'</strong>',
		'<del>',
		'<details>',
		'</details>',
		'<b>',
		'<!-- x -->',
		'[!NOTE]',
	],
	...[
		'[ ] ',
		'[x] ',
		'[x](y)',
		'[x](https://x.cz)',
		'![i](https://x.cz/i)',
		'[r]: z',
		'<https://x.cz>',
		'é',
		'中',
		'。',
		'（',
		'😀',
		'\u00a0',
	],
	...['\u2028', '\u200b', '\ufeff', '|---|', 'snake_case', '🧑‍💻', '\u0301', 'ß', '\r\n', '¡', '€'],
];

/**
 * Decisions read from bytes, so that fast-check can shrink them. Out of bytes, every decision is the
 * first one: that is how what is generated comes to an end.
 */
class Choices {
	/** @param {Uint8Array} bytes */
	constructor(bytes) {
		this.bytes = bytes;
		this.at = 0;
	}

	get isOver() {
		return this.at >= this.bytes.length;
	}

	/** @param {number} count @returns {number} from 0 to count - 1 */
	below(count) {
		return this.isOver ? 0 : this.bytes[this.at++] % count;
	}

	/** @template T @param {readonly T[]} list @returns {T} */
	of(list) {
		return list[this.below(list.length)];
	}

	/** @param {number} most @param {number} [least] */
	text(most, least = 0) {
		const length = least + this.below(most - least + 1);
		return Array.from({ length }, () => this.of(SNIPPETS)).join('');
	}
}

module.exports = { Choices, SNIPPETS };
