import type { IDataObject } from 'n8n-workflow';

import type { Item } from '../../operation/operation';
import { asObject } from '../../shared/objects';

/** A node of the workflow, as n8n tells it to another one. */
type Neighbour = { name: string; type: string; disabled: boolean; parameters?: IDataObject };

const WITH_PARAMETERS = { includeNodeParameters: true };

/** Whether a node has a place for a code that is filled in. */
const takesCode = ({ safety }: IDataObject) => Boolean(asObject(safety).confirmationCode);

/**
 * Whether a node behind this one could take the code of a plan: a Jira Siesta node anywhere after it, that has a
 * Confirmation Code. Without one a code would only be read, by whoever reads the output of the workflow.
 */
export function isTakenLater({ context, session }: Item): boolean {
	const behind = context.getChildNodes(session.node.name, WITH_PARAMETERS) as Neighbour[];
	return behind.some(
		({ type, disabled, parameters = {} }) => !disabled && type === session.node.type && takesCode(parameters),
	);
}

/**
 * Whether a node waits for somebody: for an answer, a form or a call, or as n8n's review of an agent's tool. A wait for
 * a time does not count.
 */
function waits({ type, disabled, parameters = {} }: Neighbour): boolean {
	const { operation, resume } = parameters;
	if (disabled) return false;
	if (type === 'n8n-nodes-base.wait') return resume === 'webhook' || resume === 'form';
	if (type === 'n8n-nodes-base.form') return operation !== 'completion';
	return type.endsWith('HitlTool') || /AndWait$/.test(String(operation ?? ''));
}

/**
 * What stands between a plan and this node on every way through the workflow: the nodes that wait for somebody, nearest
 * first; undefined where there is a way without one.
 *
 * @param plan the name of the node that made the plan
 */
export function waitedFor({ context, session }: Item, plan: string): string | undefined {
	const seen = new Set([session.node.name]);
	const found: string[] = [];
	for (const name of seen) {
		const before = context.getParentNodes(name, { ...WITH_PARAMETERS, depth: 1 }) as Neighbour[];
		if (before.length === 0) return undefined;
		for (const node of before) {
			if (node.name === plan) return undefined;
			if (!waits(node)) seen.add(node.name);
			else if (!found.includes(`${node.name} (${node.type})`)) found.push(`${node.name} (${node.type})`);
		}
	}
	return found.length > 0 ? found.join(', ') : undefined;
}
