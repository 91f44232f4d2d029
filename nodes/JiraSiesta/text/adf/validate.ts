import { MARK_ATTRIBUTES, NODE_ATTRIBUTES } from './attributes';
import type { Attributes } from './attributes';
import { CONTENT, marksOf } from './model';

/** Deeper than any document an editor makes; what recursion can bear everywhere. */
export const DEEPEST = 200;

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const given = (value: unknown) => JSON.stringify(value)?.slice(0, 60) ?? String(value);

function attributeProblem(attrs: Loose, expected: Attributes, owner: string): string | undefined {
	for (const [name, { fits, expected: what, required }] of Object.entries(expected)) {
		const value = attrs[name];
		if (value === undefined) {
			if (required) return `attrs.${name} is missing in ${owner}: ${what}`;
		} else if (!fits(value)) return `attrs.${name} of ${owner} must be ${what}, not ${given(value)}`;
	}
	const unknown = Object.keys(attrs).find((name) => !Object.hasOwn(expected, name));
	return unknown && `attrs.${unknown} is no attribute of ${owner}`;
}

/** The problem of the set that fits best: the last one when all of them fail. */
function attributesProblem(attrs: unknown, sets: Attributes[] | undefined, owner: string) {
	if (sets === undefined) return attrs === undefined ? undefined : `${owner} takes no attrs`;
	if (attrs !== undefined && !isObject(attrs)) return 'attrs must be an object';
	const needed = sets.every((set) => Object.values(set).some(({ required }) => required));
	// Only mediaSingle and nestedExpand differ: the one may do without attrs, the other may not.
	if (attrs === undefined) {
		if (owner === 'nestedExpand') return 'attrs is missing in nestedExpand';
		if (!needed || owner === 'mediaSingle') return undefined;
	}
	const problems = sets.map((set) => attributeProblem(attrs ?? {}, set, owner));
	return problems.includes(undefined) ? undefined : problems.find((problem) => problem);
}

function marksProblem(marks: unknown, type: string, parent: string): string | undefined {
	const sets = marksOf(type, parent);
	if (marks === undefined) return undefined;
	if (sets === undefined) return `${type} takes no marks`;
	if (!Array.isArray(marks)) return 'marks must be a list';
	for (const mark of marks as unknown[]) {
		if (!isObject(mark) || typeof mark.type !== 'string') return 'a mark must be an object with a type';
		if (!Object.hasOwn(MARK_ATTRIBUTES, mark.type)) return `'${mark.type}' is no ADF mark`;
		const extra = Object.keys(mark).find((name) => !['type', 'attrs'].includes(name));
		if (extra) return `mark ${mark.type} takes no '${extra}'`;
		// The schema says nothing about attrs of the marks that have none; Jira's editor writes none.
		const expected = MARK_ATTRIBUTES[mark.type];
		const wrong = attributesProblem(mark.attrs, expected, `mark ${mark.type}`);
		if (wrong) return wrong;
	}
	const names = (marks as Array<{ type: string }>).map((mark) => mark.type);
	if (names.length === 0 || sets.some((set) => names.every((name) => set.includes(name)))) return undefined;
	const alone = names.find((name) => !sets.some((set) => set.includes(name)));
	if (alone) return `mark ${alone} is not allowed on ${type} in ${parent}`;
	return `marks ${names.join(' and ')} are not allowed together`;
}

function contentProblem(content: unknown, type: string, path: string, depth: number): string | undefined {
	const expected = CONTENT[type];
	if (content === undefined) {
		return expected?.required ? `${path}: content is missing in ${type}` : undefined;
	}
	if (expected === undefined) return `${path}: ${type} takes no content`;
	if (!Array.isArray(content)) return `${path}: content must be a list`;
	const { min, max } = expected;
	if (content.length < min || content.length > max) {
		const range = max === Infinity ? `at least ${min}` : `${min} to ${max}`;
		return `${path}: ${type} needs ${range} nodes in content, not ${content.length}`;
	}
	for (const [index, child] of (content as unknown[]).entries()) {
		const at = `${path === 'doc' ? '' : `${path}.`}content[${index}]`;
		const wrong = nodeProblem(child, type, at, depth + 1);
		if (wrong) return wrong;
		const isCaption = (child as Loose).type === 'caption';
		if (type === 'mediaSingle' && isCaption !== (index === 1)) {
			return `${at}: mediaSingle takes one media, and after it a caption`;
		}
	}
	return undefined;
}

function nodeProblem(node: unknown, parent: string, path: string, depth: number): string | undefined {
	if (depth > DEEPEST) return `${path}: nested more than ${DEEPEST} deep`;
	if (!isObject(node)) return `${path}: must be an object, not ${given(node)}`;
	const { type, text } = node;
	if (typeof type !== 'string') return `${path}: type is missing`;
	if (!Object.hasOwn(NODE_ATTRIBUTES, type)) return `${path}: '${type}' is no ADF node`;
	if (!CONTENT[parent].kinds.has(type)) return `${path}: ${type} is not allowed in ${parent}`;
	if (type === 'text' && (typeof text !== 'string' || text === '')) {
		return `${path}: text must be text that is not empty`;
	}
	const extra = Object.keys(node).find(
		(name) => !['type', 'attrs', 'marks', 'content', ...(type === 'text' ? ['text'] : [])].includes(name),
	);
	if (extra) return `${path}: ${type} takes no '${extra}'`;
	const wrong = attributesProblem(node.attrs, NODE_ATTRIBUTES[type], type) ?? marksProblem(node.marks, type, parent);
	return wrong ? `${path}: ${wrong}` : contentProblem(node.content, type, path, depth);
}

/**
 * Where a value departs from the Atlassian Document Format, and how: the first place, as in
 * `content[2].content[0]: heading is not allowed in listItem`. Undefined for a valid document.
 */
export function problemOf(document: unknown): string | undefined {
	if (!isObject(document)) return 'must be an object with type, version and content';
	if (document.type !== 'doc') return `type must be "doc", not ${given(document.type)}`;
	if (document.version !== 1) return `version must be 1, not ${given(document.version)}`;
	const extra = Object.keys(document).find((name) => !['type', 'version', 'content'].includes(name));
	if (extra) return `doc takes no '${extra}'`;
	return contentProblem(document.content, 'doc', 'doc', 0);
}
