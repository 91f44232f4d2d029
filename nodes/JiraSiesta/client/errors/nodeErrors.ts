import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';

import { itemIndexOf } from '../connection';
import type { Context } from '../connection';
import type { Explanation } from './explain';
import { InvalidInput } from '../../shared/invalidInput';
import type { Session } from '../session';

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
export const apiError = (context: Context, session: Session, { message, description }: Explanation, status?: number) =>
	new NodeApiError(
		session.node,
		{},
		{
			message,
			description,
			httpCode: status === undefined ? undefined : String(status),
			itemIndex: itemIndexOf(context),
		},
	);
