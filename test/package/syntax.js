'use strict';

const fs = require('node:fs');
const ts = require('typescript');

/**
 * Every identifier of a file that refers to something, with its line; comments, strings, and names
 * given to properties do not count. `helpers['x']` counts as `x`.
 *
 * @param {string} file .ts or .js
 * @returns {Array<{ name: string, line: number, member: boolean, free: boolean }>} `member`: what
 *   follows a dot; `free`: declared nowhere in the file
 */
function references(file) {
	const source = parse(file);
	const found = [];
	const declared = new Set();
	const visit = (node) => {
		const at = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
		if (ts.isIdentifier(node)) {
			const { parent } = node;
			const declares =
				'name' in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
			const names =
				declares &&
				(ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isTypeElement(parent));
			if (declares && !names) declared.add(node.text);
			const member = ts.isPropertyAccessExpression(parent) && parent.name === node;
			if (!names) found.push({ name: node.text, line: at, member });
		} else if (
			ts.isElementAccessExpression(node) &&
			ts.isStringLiteralLike(node.argumentExpression)
		) {
			found.push({ name: node.argumentExpression.text, line: at, member: true });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found.map((each) => ({ ...each, free: !each.member && !declared.has(each.name) }));
}

/** What a file requires or imports; `(computed)` for anything but a plain string. */
function requests(file) {
	const found = [];
	const visit = (node) => {
		if (ts.isCallExpression(node) && /^(require|import)$/.test(node.expression.getText())) {
			const [request] = node.arguments;
			found.push(request && ts.isStringLiteralLike(request) ? request.text : '(computed)');
		}
		ts.forEachChild(node, visit);
	};
	visit(parse(file));
	return found;
}

const parse = (file) =>
	ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);

module.exports = { references, requests };
