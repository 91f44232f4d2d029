// @ts-check
'use strict';

const Ajv = require('ajv-draft-04').default;
const { documents } = require('../sandbox/conformance/documents');
const { Choices } = require('./choices');

const found = documents();

/** Why Atlassian's schema cannot be used here; undefined when it can. */
const missing = 'missing' in found ? found.missing : undefined;

/** @type {any} */
const schema = 'missing' in found ? undefined : found.adf;
const check = schema && new Ajv({ strict: false, allErrors: false, logger: false }).compile(schema);

/** @param {unknown} document @returns {boolean} by Atlassian's schema */
const isValid = (document) => check(document);

const DEEPEST = 9;

const PATTERNS = new Map([
	['^#[0-9a-fA-F]{6}$', ['#ff5630', '#00AAff']],
	['^#[0-9a-fA-F]{8}$|^#[0-9a-fA-F]{6}$', ['#ff5630', '#ff563080']],
	[
		'^(neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$',
		['neutral', 'purple', 'green', '#ff5630'],
	],
]);

/** @param {any} part @returns {any} */
function resolved(part) {
	if (part.$ref) return resolved(schema.definitions[part.$ref.split('/').pop()]);
	if (!part.allOf) return part;
	const parts = part.allOf.map(resolved);
	const properties = Object.assign({}, ...parts.map((/** @type {any} */ one) => one.properties));
	/** @param {string} name */
	const isKnown = (name) =>
		parts.every(
			(/** @type {any} */ one) => one.additionalProperties !== false || name in one.properties,
		);
	return {
		type: 'object',
		properties: Object.fromEntries(Object.entries(properties).filter(([name]) => isKnown(name))),
		required: [...new Set(parts.flatMap((/** @type {any} */ one) => one.required ?? []))],
		additionalProperties: parts.every(
			(/** @type {any} */ one) => one.additionalProperties !== false,
		),
	};
}

/** Makes a document of every shape that Atlassian's schema allows. */
class Maker {
	/** @param {Choices} choices */
	constructor(choices) {
		this.choices = choices;
		this.words = 0;
	}

	/** @param {any} part @param {number} depth @returns {any} */
	value(part, depth) {
		const given = resolved(part);
		if (given.anyOf) return this.value(this.choices.of(given.anyOf), depth);
		if (given.enum) return this.choices.of(given.enum);
		switch (given.type) {
			case 'object':
				return this.object(given, depth);
			case 'array':
				return this.array(given, depth);
			case 'string':
				return this.string(given);
			case 'number':
				return Math.min(given.maximum ?? 12, (given.minimum ?? 0) + this.choices.below(12));
			case 'boolean':
				return this.choices.below(2) === 1;
			default:
				return { any: 'thing' };
		}
	}

	/** @param {any} part */
	string(part) {
		if (part.pattern) return this.choices.of(PATTERNS.get(part.pattern) ?? []);
		return `${this.choices.text(5)}${part.minLength || this.choices.below(4) ? `w${++this.words}w` : ''}${this.choices.text(2)}`;
	}

	/** @param {any} part @param {number} depth */
	array(part, depth) {
		const least = part.minItems ?? 0;
		const isTuple = Array.isArray(part.items);
		const most = part.maxItems ?? (isTuple ? part.items.length : Infinity);
		const more = depth > DEEPEST || this.choices.isOver ? 0 : this.choices.below(5);
		const length = Math.min(most, Math.max(least, more));
		return Array.from({ length }, (_, index) =>
			this.value(
				isTuple ? part.items[Math.min(index, part.items.length - 1)] : (part.items ?? {}),
				depth + 1,
			),
		);
	}

	/** @param {any} part @param {number} depth */
	object(part, depth) {
		/** @type {any} */
		const made = {};
		for (const [name, property] of Object.entries(part.properties ?? {})) {
			const isNeeded = part.required?.includes(name);
			if (isNeeded || (name === 'content' && depth < DEEPEST) || this.choices.below(3) === 1) {
				made[name] = this.value(property, depth);
			}
		}
		if (Array.isArray(made.marks)) {
			// The editor keeps one mark of a kind.
			made.marks = [
				...new Map(made.marks.map((/** @type {any} */ mark) => [mark.type, mark])).values(),
			];
		}
		if (made.type === 'date')
			made.attrs.timestamp = String(this.choices.below(255) * 86_400_000 * 100);
		return made;
	}
}

/** @param {Uint8Array} bytes @returns {any} a document that Atlassian's schema allows */
const documentOf = (bytes) => new Maker(new Choices(bytes)).value(schema, 0);

const NODES = () =>
	Object.keys(schema.definitions)
		.filter((name) => !name.endsWith('_mark'))
		.map((name) => schema.definitions[name].properties?.type?.enum?.[0])
		.filter((name) => name !== undefined);

/**
 * A document with one thing changed that may or may not break a rule.
 * @param {Uint8Array} bytes
 * @param {Uint8Array} change
 */
function changed(bytes, change) {
	const document = documentOf(bytes);
	const choices = new Choices(change);
	/** @type {any[]} */
	const objects = [];
	/** @param {any} value */
	const collect = (value) => {
		if (typeof value !== 'object' || value === null) return;
		if (!Array.isArray(value)) objects.push(value);
		Object.values(value).forEach(collect);
	};
	collect(document);
	const target = objects[(choices.below(256) * 256 + choices.below(256)) % objects.length];
	const names = Object.keys(target);
	const name = names.length > 0 ? choices.of(names) : 'type';
	switch (choices.below(6)) {
		case 0:
			delete target[name];
			break;
		case 1:
			target[name] = choices.of(['', 0, -1, 7, true, null, [], {}, 'x', '#123', 1.5, ['x']]);
			break;
		case 2:
			target[choices.of(['type', 'attrs', 'marks', 'content', 'text', 'localId', 'extra'])] =
				choices.of([
					...[
						'',
						'x',
						{},
						[],
						[{ type: 'strong' }],
						[{ type: 'code' }, { type: 'em' }],
						{ localId: 'i' },
					],
					...[
						[{ type: 'paragraph' }],
						[{ type: 'text', text: 'x' }],
						[{ type: 'alignment', attrs: { align: 'end' } }],
					],
				]);
			break;
		case 3:
			if (Array.isArray(target.content)) target.content.push(choices.of(objects));
			break;
		case 4:
			if (Array.isArray(target.content)) target.content.pop();
			break;
		default:
			target.type = choices.of(NODES());
	}
	// A copy, for what was pushed may hold itself.
	try {
		return JSON.parse(JSON.stringify(document));
	} catch {
		return document === target ? {} : documentOf(bytes);
	}
}

/** @param {string} type @returns {any[]} what the schema has for a node or a mark of that type */
const definitionsOf = (type) =>
	Object.values(schema.definitions).filter((part) => part.properties?.type?.enum?.[0] === type);

const MARKS = () => Object.keys(schema.definitions).filter((name) => name.endsWith('_mark'));

/**
 * A document with one thing more that the schema knows: an attribute of a node or of a mark, or a mark.
 * @param {object} document
 * @param {Uint8Array} bytes what and where
 */
function decorated(document, bytes) {
	const maker = new Maker(new Choices(bytes));
	const { choices } = maker;
	const copy = JSON.parse(JSON.stringify(document));
	/** @type {any[]} */
	const targets = [];
	/** @param {any} node */
	const collect = (node) => {
		targets.push(node, ...(node.marks ?? []));
		(node.content ?? []).forEach(collect);
	};
	copy.content.forEach(collect);
	if (targets.length === 0) return copy;
	const target = targets[(choices.below(256) * 256 + choices.below(256)) % targets.length];
	if (choices.below(3) === 0) {
		const mark = maker.value(schema.definitions[choices.of(MARKS())], 0);
		const others = (target.marks ?? []).filter((/** @type {any} */ { type }) => type !== mark.type);
		target.marks = [...others, mark];
		return copy;
	}
	const sets = definitionsOf(target.type)
		.map((part) => part.properties.attrs)
		.flatMap((attrs) => (attrs ? (resolved(attrs).anyOf ?? [attrs]) : []))
		.map((attrs) => resolved(attrs).properties ?? {});
	const names = [...new Set(sets.flatMap(Object.keys))];
	if (names.length === 0) return copy;
	const name = choices.of(names);
	const part = sets.find((set) => name in set)[name];
	target.attrs = { ...target.attrs, [name]: maker.value(part, 0) };
	return copy;
}

module.exports = { missing, isValid, documentOf, changed, decorated, NODES };
