import type { Item } from '../../../nodes/JiraSiesta/operation/operation';
import { waitedFor } from '../../../nodes/JiraSiesta/policy/confirmation/waypoints';

const TYPES: Record<string, string> = { Form: 'n8n-nodes-base.form', Again: 'n8n-nodes-base.form', Review: 'n8n-nodes-base.slackHitlTool' };

/** The node `Confirm` in a workflow, given by the nodes before each. */
const confirmIn = (before: Record<string, string[]>) =>
	({
		session: { node: { name: 'Confirm' } },
		context: {
			getParentNodes: (name: string) => (before[name] ?? []).map((one) => ({ name: one, type: TYPES[one] ?? 'n8n-nodes-base.if', disabled: false })),
		},
	}) as unknown as Item;

const form = 'Form (n8n-nodes-base.form)';

test.each<[string, Record<string, string[]>, string | undefined]>([
	['one way with a form', { Confirm: ['Form'], Form: ['Plan'], Plan: ['Start'] }, form],
	["n8n's review of a tool", { Confirm: ['Review'], Review: ['Plan'], Plan: ['Start'] }, 'Review (n8n-nodes-base.slackHitlTool)'],
	['a form on one of two ways', { Confirm: ['Form', 'Plan'], Form: ['Plan'], Plan: ['Start'] }, undefined],
	['a form on one of two ways, which part later', { Confirm: ['If'], If: ['Form', 'Plan'], Form: ['Plan'], Plan: ['Start'] }, undefined],
	['a form on each of two ways', { Confirm: ['Form', 'If'], If: ['Again'], Form: ['Plan'], Again: ['Plan'], Plan: ['Start'] }, `${form}, Again (n8n-nodes-base.form)`],
	['a way that begins elsewhere without a form', { Confirm: ['Form', 'If'], Form: ['Plan'], Plan: ['Start'] }, undefined],
	['a loop back to the node itself', { Confirm: ['Form', 'If'], If: ['Confirm'], Form: ['Plan'], Plan: ['Start'] }, form],
])('%s', (_what, before, expected) => {
	expect(waitedFor(confirmIn(before), 'Plan')).toBe(expected);
});
