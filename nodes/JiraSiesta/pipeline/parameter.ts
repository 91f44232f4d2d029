import type { IExecuteSingleFunctions } from 'n8n-workflow';

type Value = ReturnType<IExecuteSingleFunctions['getNodeParameter']>;

/** The value of a field as the workflow has it, with expressions as they were typed. */
export const rawParameter = (context: IExecuteSingleFunctions, name: string, fallback?: unknown): Value =>
	context.getNodeParameter(name, fallback, { rawExpressions: true });

export const hasExpression = (value: unknown): boolean =>
	typeof value === 'string' ? value.startsWith('=') : Object.values(Object(value)).some(hasExpression);

/**
 * The value of a field for the input item. For each reading n8n makes all that an expression may need, the addresses of
 * waiting webhooks included, also where there is no expression (getAdditionalKeys in n8n-core): such a value is taken
 * as it is.
 */
export function parameter(context: IExecuteSingleFunctions, name: string, fallback?: unknown): Value {
	const raw = rawParameter(context, name, fallback);
	return hasExpression(raw) ? context.getNodeParameter(name, fallback) : raw;
}
