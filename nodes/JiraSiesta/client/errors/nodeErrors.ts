import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';

import { itemIndexOf } from '../connection';
import type { Context } from '../connection';
import { TECHNICAL } from './explain';
import type { Explanation } from './explain';
import { InvalidInput } from '../../shared/invalidInput';
import type { Run } from '../session';
import type { Tries } from '../../pipeline/nodeRetries';

export type NodeFailure = NodeApiError | NodeOperationError;

/** Any failure as one of n8n's own errors, with the input item it belongs to. */
export function nodeFailure(error: unknown, node: INode, itemIndex?: number): NodeFailure {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof InvalidInput) {
		return new NodeOperationError(node, error.message, { description: error.help, itemIndex });
	}
	return new NodeApiError(node, error as JsonObject, { message: (error as Error).message, itemIndex });
}

/** A failure of a request in the words that explain it, with the input item it was sent for. */
export const apiError = (context: Context, run: Run, { message, description }: Explanation, status?: number) =>
	new NodeApiError(
		run.node,
		{},
		{
			message,
			description,
			httpCode: status === undefined ? undefined : String(status),
			itemIndex: itemIndexOf(context),
		},
	);

/** Adds to a failure that stops the workflow what Jira had already carried out: those results are lost to it. */
export function tellWritten(failure: NodeFailure, { written }: Tries): NodeFailure {
	if (written.length === 0) return failure;
	const list = [...written]
		.sort((a, b) => a.item - b.item)
		.map(({ item, what }) => `${what} (item ${item})`)
		.join(', ');
	// The failure of a write that stands may have been told in an earlier try.
	const before = (failure.description ?? '').replace(/ ?Already done in Jira: .*?\)\./, '');
	const [technical = ''] = TECHNICAL.exec(before) ?? [];
	const hint = before.slice(0, before.length - technical.length).trim();
	failure.description = `${hint} Already done in Jira: ${list}. ${technical.trim()}`.trim();
	return failure;
}
