import type { IDataObject, IExecuteSingleFunctions, IGetNodeParameterOptions, INodeProperties } from 'n8n-workflow';

import { coerced, isShown } from './coerce';

type Value = ReturnType<IExecuteSingleFunctions['getNodeParameter']>;

/** An input item, or the trigger. */
type Reader = {
	getNodeParameter(name: string, fallback?: unknown, options?: IGetNodeParameterOptions): Value;
};

const hasExpression = (value: unknown): boolean =>
	typeof value === 'string' ? value.startsWith('=') : Object.values(Object(value)).some(hasExpression);

/**
 * The value of a field for the input item. For each reading n8n makes all that an expression may need, the addresses of
 * waiting webhooks included, also where there is no expression (getAdditionalKeys in n8n-core): such a value is taken
 * as it is.
 */
export function readParameter(context: Reader, name: string, fallback: unknown): Value {
	const raw = context.getNodeParameter(name, fallback, { rawExpressions: true });
	return hasExpression(raw) ? context.getNodeParameter(name, fallback) : raw;
}

/** How the form of Jira's fields is filled: by the columns of the input, by values, or by one expression for all. */
export type Mapped = { mappingMode?: string; value: unknown };

/**
 * The mapper's values, with expressions resolved but not converted.
 *
 * n8n converts `fields.value` by the stored schema, which turns a date into midnight of the instance's time zone and
 * names fields by ID in its errors, and it fails when the mapper has never been opened. Read one by one, values stay as
 * they are; they are read by the same rules as everywhere (fields/encode/encode.ts).
 */
function readMapper(context: Reader, { name, default: fallback }: INodeProperties): Mapped {
	const raw = context.getNodeParameter(name, fallback, { rawExpressions: true });
	const { mappingMode, value } = Object(raw) as Mapped;
	// One expression for all of them: a workflow made by hand, or the tool of an agent.
	if (typeof value === 'string') return { mappingMode, value: readParameter(context, `${name}.value`, '') };
	const values = Object.entries(Object(value) as IDataObject).map(([key, one]) => [
		key,
		hasExpression(one) ? readParameter(context, `${name}.value.${key}`, null) : one,
	]);
	return { mappingMode, value: Object.fromEntries(values) as IDataObject };
}

/** The values of an operation's fields for one input item. */
export class Parameters {
	constructor(private readonly values: Readonly<Record<string, unknown>>) {}

	/** Whether the operation has a field of this name. */
	has(name: string): boolean {
		return name in this.values;
	}

	/** The value as the workflow has it; the default of a field that is not shown. */
	get(name: string): unknown {
		if (this.has(name)) return this.values[name];
		throw new Error(`The operation has no field '${name}'`);
	}

	/** The value of a boolean field. */
	flag(name: string): boolean {
		return this.get(name) === true;
	}

	/** The options of a collection that were added; none where the operation has no such collection. */
	group<T extends object = IDataObject>(name: string): Partial<T> {
		return (this.values[name] ?? {}) as Partial<T>;
	}
}

/**
 * Reads the fields of an operation for one input item: each that is shown, once, in the type it declares. Whatever the
 * item does later takes its values from here, because an expression may give something else the next time, or fail
 * when Jira has answered already.
 *
 * Async, so that what it throws is the failure of the item; it reads at once.
 *
 * @param fields of the operation; one that governs others comes before them
 * @throws InvalidInput; n8n's own errors for an expression that fails
 */
export async function readParameters(context: Reader, fields: readonly INodeProperties[]): Promise<Parameters> {
	const values: IDataObject = {};
	for (const field of fields) {
		const { name, type, default: fallback } = field;
		if (isShown(field, values)) {
			const given = type === 'resourceMapper' ? readMapper(context, field) : readParameter(context, name, fallback);
			values[name] = coerced(given, field, values) as IDataObject;
		} else values[name] ??= fallback as IDataObject;
	}
	return await Promise.resolve(new Parameters(values));
}
