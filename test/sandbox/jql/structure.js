// @ts-check
'use strict';

/** @param {string} text */
const encoded = (text) =>
	/^[\w.-]+$/.test(text) ? text : `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** @param {import('./parse').FieldName} field */
const fieldOf = ({ name, property }) => ({
	name,
	encodedName: property || /^cf\[/.test(name) ? name : encoded(name),
	...(property && { property: [{ entity: 'issue', ...property }] }),
});

/** @param {import('./parse').Operand} operand @returns {any} */
function operandOf(operand) {
	if ('value' in operand) return { value: operand.value, encodedValue: encoded(operand.value) };
	if ('empty' in operand) return { keyword: 'empty', encodedOperand: 'EMPTY' };
	if ('name' in operand) {
		const { name, args } = operand;
		return {
			function: name,
			arguments: args,
			encodedOperand: `${name}(${args.map(encoded).join(', ')})`,
		};
	}
	const values = operand.list.map(operandOf);
	const texts = values.map((one) => one.encodedValue ?? one.encodedOperand);
	return { values, encodedOperand: `(${texts.join(', ')})` };
}

/** @param {import('./parse').Node} node @returns {any} */
function whereOf(node) {
	if ('not' in node) return { operator: 'not', clauses: [whereOf(node.not)] };
	if ('and' in node) return { operator: 'and', clauses: node.and.map(whereOf) };
	if ('or' in node) return { operator: 'or', clauses: node.or.map(whereOf) };
	const { field, operator, operand } = node;
	return { field: fieldOf(field), operator, operand: operandOf(operand) };
}

/**
 * The syntax tree of a query as `jql/parse` answers it.
 * @param {import('./parse').Query} query
 */
const structureOf = ({ where, orderBy }) => ({
	...(where && { where: whereOf(where) }),
	...(orderBy.length > 0 && {
		orderBy: {
			fields: orderBy.map(({ field, direction }) => ({ field: fieldOf(field), direction })),
		},
	}),
});

module.exports = { structureOf };
