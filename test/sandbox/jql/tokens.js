// @ts-check
'use strict';

const { JqlSyntaxError, at } = require('./errors');

/**
 * @typedef {object} Token
 * @property {'word' | 'string' | 'operator' | 'punctuation'} type
 * @property {string} text unescaped for strings
 * @property {number} line
 * @property {number} column
 */

/** https://support.atlassian.com/jira-software-cloud/docs/jql-keywords/ "Reserved words" */
const RESERVED_WORDS = new Set(
	`abort access add after alias all alter and any as asc audit avg before begin between boolean break
	by byte catch cf char character check checkpoint collate collation column commit connect continue
	count create current date decimal declare decrement default defaults define delete delimiter desc
	difference distinct divide do double drop else empty encoding end equals escape exclusive exec
	execute exists explain false fetch file field first float for from function go goto grant greater
	group having identified if immediate in increment index initial inner inout input insert int integer
	intersect intersection into is isempty isnull join last left less like limit lock long max min minus
	mode modify modulo more multiply next noaudit not notin nowait null number object of on option or
	order outer output power previous prior privileges public raise raw remainder rename resource return
	returns revoke right row rowid rownum rows select session set share size sqrt start strict string
	subtract sum synonym table then to trans transaction trigger true uid union unique update user
	validate values view when whenever where while with`.split(/\s+/),
);

const OPERATORS = ['!=', '!~', '>=', '<=', '=', '~', '>', '<', '&&', '&', '||', '|', '!'];
const PUNCTUATION = '()[],';
const RESERVED_CHARACTERS = new Set('{}*/%^$#@?;\\`'.split(''));
const ESCAPES = /** @type {Record<string, string>} */ ({ n: '\n', t: '\t', r: '\r' });

/**
 * @param {string} jql
 * @returns {Token[]}
 */
function tokenize(jql) {
	/** @type {Token[]} */
	const tokens = [];
	let position = 0;
	let line = 1;
	let lineStart = 0;
	const place = () => ({ line, column: position - lineStart + 1 });

	/** @param {string} quote */
	const quoted = (quote) => {
		const start = place();
		let text = '';
		for (position++; position < jql.length && jql[position] !== quote; position++) {
			if (jql[position] !== '\\') {
				text += jql[position];
				continue;
			}
			position++;
			const unicode = /^u([0-9a-f]{4})/i.exec(jql.slice(position, position + 5));
			if (unicode) {
				text += String.fromCharCode(parseInt(unicode[1], 16));
				position += 4;
			} else if (/[\\'"ntr ]/.test(jql[position] ?? '')) {
				text += ESCAPES[jql[position]] ?? jql[position];
			} else {
				throw new JqlSyntaxError(
					`Error in the JQL Query: '\\${jql[position] ?? ''}' is an illegal JQL escape sequence. The valid` +
						` escape sequences are \\', \\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX. ${at(start)}`,
				);
			}
		}
		if (position >= jql.length) {
			throw new JqlSyntaxError(
				`Error in the JQL Query: The quoted string '${text}' has not been completed. ${at(start)}`,
			);
		}
		position++;
		tokens.push({ type: 'string', text, ...start });
	};

	while (position < jql.length) {
		const char = jql[position];
		if (char === '\n') {
			line++;
			lineStart = ++position;
		} else if (/\s/.test(char)) {
			position++;
		} else if (char === '"' || char === "'") {
			quoted(char);
		} else if (PUNCTUATION.includes(char)) {
			tokens.push({ type: 'punctuation', text: char, ...place() });
			position++;
		} else {
			const operator = OPERATORS.find((one) => jql.startsWith(one, position));
			if (operator) {
				tokens.push({ type: 'operator', text: operator, ...place() });
				position += operator.length;
				continue;
			}
			if (RESERVED_CHARACTERS.has(char)) {
				const code = char.charCodeAt(0).toString(16).padStart(4, '0');
				throw new JqlSyntaxError(
					`Error in the JQL Query: The character '${char}' is a reserved JQL character. You must enclose` +
						` it in a string or use the escape '\\u${code}' instead. ${at(place())}`,
				);
			}
			const start = place();
			const word = /^[^\s"'()[\],=!<>~&|{}*/%^$#@?;\\`]+/.exec(jql.slice(position))?.[0] ?? char;
			position += word.length;
			tokens.push({ type: 'word', text: word, ...start });
		}
	}
	return tokens;
}

module.exports = { tokenize, RESERVED_WORDS };
