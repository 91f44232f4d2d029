// @ts-check
'use strict';

const { fieldErrors } = require('../errors');
const { byId } = require('./catalogue');
const { codecs, FieldError } = require('./codecs');

/** Lists that are emptied by `[]`. That Jira refuses null here is the stricter reading of what is open. */
const NEVER_NULL = ['components', 'versions'];

/** @param {any} value what tells two members of a list apart */
const identity = (value) =>
	typeof value === 'string' ? value : (value.accountId ?? value.id ?? value);

/**
 * Applies the verbs of `update.<field>` one after the other.
 * @param {any} before stored value
 * @param {Record<string, any>[]} operations
 * @param {(value: any) => any} read
 * @param {import('./catalogue').Field} field
 */
function applyVerbs(before, operations, read, field) {
	let value = before;
	for (const operation of operations) {
		const [verb] = Object.keys(operation);
		if (!field.operations.includes(verb)) {
			throw new FieldError(`The operation '${verb}' is not supported for the field '${field.id}'.`);
		}
		if (verb !== 'set' && verb !== 'add' && verb !== 'remove') {
			throw new FieldError(`The sandbox does not implement '${verb}' of '${field.id}'.`);
		}
		if (verb === 'set') {
			value = operation.set === null ? null : read(operation.set);
			continue;
		}
		const members = read([operation[verb]]);
		const named = new Set(members.map(identity));
		const others = [value ?? []].flat().filter((one) => !named.has(identity(one)));
		value = verb === 'add' ? [...others, ...members] : others;
	}
	return value;
}

/**
 * Reads `fields` and `update` of a create, edit or transition body.
 *
 * @param {any} body
 * @param {object} target
 * @param {string[]} target.screen ids of the fields that may be set
 * @param {Record<string, any>} target.stored present values
 * @param {import('./codecs').Context} target.context
 * @returns {{ values: Record<string, any>, errors: Record<string, string> }} stored form by field id
 * @throws when a field is not on the screen, as Jira does before it looks at values
 */
function readChanges(body, { screen, stored, context }) {
	const written = body.fields ?? {};
	const updated = body.update ?? {};
	/** @type {Record<string, string>} */
	const offScreen = {};
	for (const id of [...Object.keys(written), ...Object.keys(updated)]) {
		if (!screen.includes(id) || !byId.has(id)) {
			offScreen[id] =
				`Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
		} else if (id in written && id in updated) {
			offScreen[id] = `Field '${id}' cannot be both in 'fields' and in 'update'.`;
		}
	}
	if (Object.keys(offScreen).length > 0) throw fieldErrors(offScreen);

	/** @type {Record<string, any>} */
	const values = {};
	/** @type {Record<string, string>} */
	const errors = {};
	/**
	 * @param {string} id
	 * @param {(field: import('./catalogue').Field, read: (value: any) => any) => any} change
	 */
	const attempt = (id, change) => {
		const field = /** @type {import('./catalogue').Field} */ (byId.get(id));
		try {
			values[id] = change(field, (/** @type {any} */ value) =>
				codecs[field.kind](value, field, context),
			);
		} catch (error) {
			if (!(error instanceof FieldError)) throw error;
			errors[id] = error.message;
		}
	};
	for (const [id, value] of Object.entries(written)) {
		attempt(id, ({ kind }, read) =>
			value === null && !NEVER_NULL.includes(kind) ? null : read(value),
		);
	}
	for (const [id, operations] of Object.entries(updated)) {
		attempt(id, (field, read) => applyVerbs(stored[id], operations, read, field));
	}
	return { values, errors };
}

module.exports = { readChanges };
