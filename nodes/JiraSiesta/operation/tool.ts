import type { INode, INodeExecutionData } from 'n8n-workflow';

import type { NodeFailure } from '../client/errors/nodeErrors';
import { failedItem } from '../pipeline/result';
import type { Item } from './operation';
import type { JiraRequest } from '../client/types';

/** n8n names the node type of a tool so (tool-generation/ai-tools.js); only n8n 2.x has a function that tells. */
export const isTool = ({ type }: INode) => type.endsWith('Tool');

/**
 * A failed call as a result: of a tool that throws the model reads the bare message at best, and nothing at all with
 * some versions of the agent.
 */
export function failedCall(error: NodeFailure, itemIndex: number): INodeExecutionData {
	const item = failedItem(error, itemIndex);
	return { ...item, json: { message: 'Change the arguments before you call it again.', ...item.json } };
}

/** A list without rows as a result: no item at all looks to the model as if the tool were broken. */
export const nothingFound = ({ body, qs }: JiraRequest, { context }: Item): INodeExecutionData => ({
	json: { found: 0, ...(body?.jql === undefined ? qs && { query: qs } : { jql: body.jql }) },
	pairedItem: { item: context.getItemIndex() },
});
