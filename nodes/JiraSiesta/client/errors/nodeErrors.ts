import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode, JsonObject } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';

export type NodeFailure = NodeApiError | NodeOperationError;

/** Any failure as one of n8n's own errors, with the input item it belongs to. */
export function nodeFailure(error: unknown, node: INode, itemIndex?: number): NodeFailure {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof InvalidInput) {
		return new NodeOperationError(node, error.message, { description: error.help, itemIndex });
	}
	return new NodeApiError(node, error as JsonObject, { message: (error as Error).message, itemIndex });
}
