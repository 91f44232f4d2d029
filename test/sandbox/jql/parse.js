// @ts-check
'use strict';

const { JqlSyntaxError, JqlGap, at } = require('./errors');
const { tokenize, RESERVED_WORDS } = require('./tokens');

/**
 * @typedef {{ value: string } | { list: Operand[] } | { name: string, args: string[] } | { empty: true }} Operand
 * @typedef {{ name: string, property?: { key: string, path: string } }} FieldName
 * @typedef {{ field: FieldName, operator: string, operand: Operand }} Clause
 * @typedef {Clause | { and: Node[] } | { or: Node[] } | { not: Node }} Node
 * @typedef {{ field: FieldName, direction: 'asc' | 'desc' }} Sort
 * @typedef {{ where: Node | undefined, orderBy: Sort[] }} Query
 */

const VALID_OPERATORS =
	"The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";
const SYMBOLS = new Set(['=', '!=', '<', '>', '<=', '>=', '~', '!~']);

class Parser {
	/** @param {string} jql */
	constructor(jql) {
		this.tokens = tokenize(jql);
		this.position = 0;
	}

	peek(offset = 0) {
		return this.tokens[this.position + offset];
	}

	/** @param {string} keyword @param {number} [offset] */
	isKeyword(keyword, offset = 0) {
		const token = this.peek(offset);
		return token?.type === 'word' && token.text.toLowerCase() === keyword;
	}

	/** @param {...string} keywords one after the other */
	takeKeywords(...keywords) {
		if (!keywords.every((keyword, offset) => this.isKeyword(keyword, offset))) return false;
		this.position += keywords.length;
		return true;
	}

	/** @param {string} text */
	takeSymbol(text) {
		const token = this.peek();
		if (!token || token.type === 'string' || token.text !== text) return false;
		this.position++;
		return true;
	}

	/** @returns {Query} */
	query() {
		const ordersOnly = this.isKeyword('order') && this.isKeyword('by', 1);
		const where = this.tokens.length === 0 || ordersOnly ? undefined : this.or();
		/** @type {Sort[]} */
		const orderBy = [];
		if (this.takeKeywords('order', 'by')) {
			do orderBy.push(this.sort());
			while (this.takeSymbol(','));
		}
		const rest = this.peek();
		if (rest) {
			throw new JqlSyntaxError(
				`Error in the JQL Query: Expecting either 'OR' or 'AND' but got '${rest.text}'. ${at(rest)}`,
			);
		}
		return { where, orderBy };
	}

	/** @returns {Node} */
	or() {
		const nodes = [this.and()];
		while (this.takeKeywords('or') || this.takeSymbol('||') || this.takeSymbol('|'))
			nodes.push(this.and());
		return nodes.length === 1 ? nodes[0] : { or: nodes };
	}

	/** @returns {Node} */
	and() {
		const nodes = [this.not()];
		while (this.takeKeywords('and') || this.takeSymbol('&&') || this.takeSymbol('&'))
			nodes.push(this.not());
		return nodes.length === 1 ? nodes[0] : { and: nodes };
	}

	/** @returns {Node} */
	not() {
		if (this.takeKeywords('not') || this.takeSymbol('!')) return { not: this.not() };
		if (!this.takeSymbol('(')) return this.clause();
		const inner = this.or();
		if (!this.takeSymbol(')')) throw this.unclosed();
		return inner;
	}

	unclosed() {
		const token = this.peek();
		return new JqlSyntaxError(
			token
				? `Error in the JQL Query: Expecting ')' but got '${token.text}'. ${at(token)}`
				: "Error in the JQL Query: Expecting ')' before the end of the query.",
		);
	}

	/** @returns {FieldName} */
	field() {
		const token = this.peek();
		if (!token) {
			throw new JqlSyntaxError(
				'Error in the JQL Query: Expecting a field name at the end of the query.',
			);
		}
		if (token.type !== 'word' && token.type !== 'string') {
			throw new JqlSyntaxError(
				`Error in the JQL Query: Expecting a field name but got '${token.text}'. You must surround` +
					` '${token.text}' in quotation marks to use it as a field name. ${at(token)}`,
			);
		}
		this.position++;
		const bracket = this.peek()?.text === '[' && this.peek()?.type === 'punctuation';
		if (!bracket) {
			if (token.type === 'word') this.refuseReserved(token);
			return { name: token.text };
		}
		this.position++;
		const inner = this.peek()?.text ?? '';
		this.position++;
		if (!this.takeSymbol(']')) throw this.unclosed();
		if (token.text.toLowerCase() === 'cf') return { name: `cf[${inner}]` };
		const path = this.peek()?.text ?? '';
		if (token.text.toLowerCase() !== 'issue.property' || !path.startsWith('.')) {
			throw new JqlGap(`JQL field ${token.text}[${inner}]${path}`);
		}
		this.position++;
		return {
			name: `issue.property[${inner}]${path}`,
			property: { key: inner, path: path.slice(1) },
		};
	}

	/** @param {import('./tokens').Token} token */
	refuseReserved(token) {
		if (!RESERVED_WORDS.has(token.text.toLowerCase())) return;
		throw new JqlSyntaxError(
			`Error in the JQL Query: '${token.text}' is a reserved JQL word. You must surround it in quotation` +
				` marks to use it in a query. ${at(token)}`,
		);
	}

	/** @returns {Clause} */
	clause() {
		const field = this.field();
		const operator = this.operator();
		return { field, operator, operand: this.operand() };
	}

	operator() {
		const token = this.peek();
		if (!token) {
			throw new JqlSyntaxError(
				`Error in the JQL Query: Expecting operator before the end of the query. ${VALID_OPERATORS}`,
			);
		}
		if (this.takeKeywords('not', 'in')) return 'not in';
		if (this.takeKeywords('in')) return 'in';
		if (this.takeKeywords('is', 'not')) return 'is not';
		if (this.takeKeywords('is')) return 'is';
		if (this.isKeyword('was') || this.isKeyword('changed'))
			throw new JqlGap(`JQL operator ${token.text}`);
		if (token.type === 'operator' && SYMBOLS.has(token.text)) {
			this.position++;
			return token.text;
		}
		throw new JqlSyntaxError(
			`Error in the JQL Query: Expecting operator but got '${token.text}'. ${VALID_OPERATORS} ${at(token)}`,
		);
	}

	/** @returns {Operand} */
	operand() {
		if (this.takeSymbol('(')) {
			/** @type {Operand[]} */
			const list = [];
			do list.push(this.operand());
			while (this.takeSymbol(','));
			if (!this.takeSymbol(')')) throw this.unclosed();
			return { list };
		}
		const token = this.peek();
		if (!token) {
			throw new JqlSyntaxError(
				'Error in JQL Query: Expecting either a value, list or function before the end of the query.',
			);
		}
		if (this.takeKeywords('empty') || this.takeKeywords('null')) return { empty: true };
		const reserved =
			token.type === 'word' && /^(and|or|not|in|is|order|by|was|changed)$/i.test(token.text);
		if (reserved || token.type === 'operator' || token.type === 'punctuation') {
			throw new JqlSyntaxError(
				`Error in JQL Query: Expecting either a value, list or function but got '${token.text}'. You must` +
					` surround '${token.text}' in quotation marks to use it as a value. ${at(token)}`,
			);
		}
		this.position++;
		if (token.type === 'word' && this.takeSymbol('('))
			return { name: token.text, args: this.args() };
		if (token.type === 'word') this.refuseReserved(token);
		return { value: token.text };
	}

	args() {
		/** @type {string[]} */
		const args = [];
		while (!this.takeSymbol(')')) {
			const token = this.peek();
			if (!token) throw this.unclosed();
			this.position++;
			if (token.text !== ',') args.push(token.text);
		}
		return args;
	}

	/** @returns {Sort} */
	sort() {
		const field = this.field();
		if (this.takeKeywords('desc')) return { field, direction: 'desc' };
		this.takeKeywords('asc');
		return { field, direction: 'asc' };
	}
}

/**
 * @param {string} jql
 * @returns {Query}
 * @throws {JqlSyntaxError | JqlGap}
 */
const parse = (jql) => new Parser(jql).query();

module.exports = { parse };
