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
	const { name, message } = error as Error;
	if (name === 'RangeError' && message.includes('call stack')) {
		const description = 'Some object, list or text has thousands of levels. Look at the expressions of the node.';
		return new NodeOperationError(node, 'A value is nested too deeply', { description, itemIndex });
	}
	return new NodeApiError(node, error as JsonObject, { message, itemIndex });
}
