import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { NodeFailure } from '../client/errors/nodeErrors';
import type { JiraAnswer } from '../client/types';
import type { Operation, ResultInput } from '../operation/operation';

/** An output item, paired with the input item it came from: n8n's engine pairs none of a declarative node's. */
export const outputItem = (operation: Operation, outcome: ResultInput): INodeExecutionData => ({
	json: operation.result(outcome),
	pairedItem: { item: outcome.item.context.getItemIndex() },
});

/** The output of one answer: one item, or one for each entry of the list that the operation splits. */
export function outputItems(operation: Operation, outcome: ResultInput): INodeExecutionData[] {
	const item = outputItem(operation, outcome);
	if (!operation.split) return [item];
	return (item.json[operation.split] as IDataObject[]).map((json) => ({ ...item, json }));
}

/** An output item with the files of the answer, where the operation has some. */
export async function withFiles(
	operation: Operation,
	answer: JiraAnswer,
	outcome: ResultInput,
	output: INodeExecutionData,
): Promise<INodeExecutionData> {
	return operation.files ? { ...output, binary: await operation.files(answer, outcome) } : output;
}

/**
 * The output item of a failed input item when the workflow continues on errors: what happened, and what to do. These two
 * keys, or `error` alone, and no `error` beside `json`, are what n8n 1.x and 2.x both move to the error output together
 * with the input item's fields: 1.x takes no other.
 */
export const failedItem = ({ message, description }: NodeFailure, itemIndex: number): INodeExecutionData => ({
	json: { error: message, ...(description && description !== message && { message: description }) },
	pairedItem: { item: itemIndex },
});
