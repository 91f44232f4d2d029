// @ts-check
'use strict';

const { default: Ajv } = require('ajv');
const { default: addFormats } = require('ajv-formats');

/** Formats of OpenAPI that say nothing about JSON. */
const NUMERIC_FORMATS = ['int32', 'int64', 'double', 'float'];

/** @param {any} document @param {import('ajv').Options} [options] */
function validatorFor(document, options) {
	const ajv = new Ajv({
		strict: false,
		validateSchema: false,
		allErrors: true,
		logger: false,
		...options,
	});
	addFormats(ajv);
	for (const format of NUMERIC_FORMATS) ajv.addFormat(format, true);
	return ajv.addSchema(document, 'document');
}

/** @param {(string | number)[]} steps reference to a part of the document */
const pointer = (...steps) => ({
	$ref: `document#/${steps
		.map((step) => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1')))
		.join('/')}`,
});

/**
 * @param {import('ajv').ErrorObject[] | null | undefined} errors
 * @param {string} part `query` or `body`
 */
const describe = (errors, part) =>
	(errors ?? []).map(({ instancePath, message, params }) => {
		const extra = params.additionalProperty ? ` '${params.additionalProperty}'` : '';
		const allowed = params.allowedValues ? ` (${params.allowedValues.join(', ')})` : '';
		return `${part}${instancePath} ${message}${extra}${allowed}`;
	});

/** One document: finds operations and checks requests against them. */
class Operations {
	/** @param {any} document */
	constructor(document) {
		this.paths = document.paths;
		this.bodies = validatorFor(document);
		this.queries = validatorFor(document, { coerceTypes: 'array' });
		/** @type {Map<string, { template: string, segments: string[] }[]>} by number of segments */
		this.templates = new Map();
		/** @type {Map<string, (request: import('../log').Sent) => string[]>} compiled when needed */
		this.checks = new Map();
		for (const template of Object.keys(document.paths)) {
			const segments = template.split('/');
			const key = String(segments.length);
			this.templates.set(key, [...(this.templates.get(key) ?? []), { template, segments }]);
		}
		/** @param {{ template: string }} entry */
		const placeholders = ({ template }) => template.split('{').length;
		for (const entries of this.templates.values()) {
			entries.sort((a, b) => placeholders(a) - placeholders(b));
		}
	}

	/** @param {string} path @returns {string | undefined} the template with the fewest placeholders */
	template(path) {
		const given = path.split('/');
		return this.templates
			.get(String(given.length))
			?.find(({ segments }) =>
				segments.every(
					(segment, index) => segment === given[index] || (segment.startsWith('{') && given[index]),
				),
			)?.template;
	}

	/** @param {import('../log').Sent} request @param {string} template @returns {string[]} */
	check(request, template) {
		const method = request.method.toLowerCase();
		const operation = this.paths[template][method];
		if (!operation) return [`the document has no ${request.method} here`];
		const key = `${method} ${template}`;
		let check = this.checks.get(key);
		if (!check) {
			check = this.compile(operation, template, method);
			this.checks.set(key, check);
		}
		return check(request);
	}

	/**
	 * What an answer has that the document does not say, or the other way round.
	 * @param {{ method: string, status: number, body: any }} answer @param {string} template
	 */
	checkAnswer({ method, status, body }, template) {
		const verb = method.toLowerCase();
		const answer = this.paths[template][verb]?.responses[status];
		if (!answer) return status < 400 ? [`the document has no answer ${status}`] : [];
		const schema = answer.content?.['application/json']?.schema;
		if (!schema) return [];
		const validate = this.bodies.compile(
			pointer(
				'paths',
				template,
				verb,
				'responses',
				status,
				'content',
				'application/json',
				'schema',
			),
		);
		return validate(body) ? [] : describe(validate.errors, 'answer');
	}

	/**
	 * @param {any} operation @param {string} template @param {string} method
	 * @returns {(request: import('../log').Sent) => string[]}
	 */
	compile(operation, template, method) {
		/** @type {Record<string, object>} */
		const properties = {};
		const required = [];
		for (const [index, parameter] of (operation.parameters ?? []).entries()) {
			if (parameter.in !== 'query') continue;
			properties[parameter.name] = pointer(
				'paths',
				template,
				method,
				'parameters',
				index,
				'schema',
			);
			if (parameter.required) required.push(parameter.name);
		}
		const query = this.queries.compile({
			type: 'object',
			properties,
			required,
			additionalProperties: false,
		});
		const json = operation.requestBody?.content?.['application/json'];
		const body =
			json?.schema &&
			this.bodies.compile(
				pointer('paths', template, method, 'requestBody', 'content', 'application/json', 'schema'),
			);
		return (request) => {
			const findings = operation.deprecated ? ['the operation is deprecated'] : [];
			// Coercion writes into what it checks.
			if (!query({ ...request.query })) findings.push(...describe(query.errors, 'query'));
			if (request.body === undefined) {
				// What is no JSON is no matter of the document.
				if (operation.requestBody?.required && json) findings.push('the body is missing');
			} else if (!operation.requestBody) findings.push('the operation takes no body');
			else if (body && !body(request.body)) findings.push(...describe(body.errors, 'body'));
			return findings;
		};
	}
}

module.exports = { Operations };
