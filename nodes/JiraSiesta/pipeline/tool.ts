import type { INodeExecutionData } from 'n8n-workflow';

import type { NodeFailure } from '../client/errors/nodeErrors';
import { failedItem } from './result';
import type { Item } from '../operation/operation';
import { asObject } from '../shared/objects';
import type { JiraRequest } from '../client/types';

/**
 * A failed call as a result: of a tool that throws the model reads the bare message at best, and nothing at all with
 * some versions of the agent.
 */
export function failedCall(error: NodeFailure, itemIndex: number): INodeExecutionData {
	const item = failedItem(error, itemIndex);
	return { ...item, json: { message: 'Change the arguments before you call it again.', ...item.json } };
}

/** A list without rows as a result: no item at all looks to the model as if the tool were broken. */
export function nothingFound({ body, qs }: JiraRequest, { context }: Item): INodeExecutionData {
	const { jql } = asObject(body);
	return {
		json: { found: 0, ...(jql === undefined ? qs && { query: qs } : { jql }) },
		pairedItem: { item: context.getItemIndex() },
	};
}
