import type { Edge, Workflow } from '../../../fields/workflow';

/** The most transitions that are taken to reach a status. */
export const MOST_STEPS = 3;

/** Whether an edge is the last of a way. */
type Arrives = (edge: Edge) => boolean;

/** The ways of so many edges that do not come to a status twice, nor through one that is done. */
function waysOf(
	{ statuses, edges }: Workflow,
	from: string,
	arrives: Arrives,
	length: number,
	seen: string[],
): Edge[][] {
	const onward = edges.filter((edge) => edge.from === from && ![...seen, from].includes(edge.to));
	if (length === 1) return onward.filter(arrives).map((edge) => [edge]);
	return onward
		.filter((edge) => !arrives(edge) && statuses.get(edge.to)?.isDone === false)
		.flatMap((edge) =>
			waysOf({ statuses, edges }, edge.to, arrives, length - 1, [...seen, from]).map((rest) => [edge, ...rest]),
		);
}

/** The easier of two edges that lead to one status first: without a screen, without a condition. */
const byEase = (one: Edge, other: Edge) =>
	Number(one.hasScreen) - Number(other.hasScreen) || Number(one.isConditional) - Number(other.isConditional);

/**
 * The shortest ways from a status to where an edge arrives, of two to three transitions: one for each row of statuses.
 *
 * @param from ID of the status
 */
export function routes(workflow: Workflow, from: string, arrives: Arrives): Edge[][] {
	for (let length = 2; length <= MOST_STEPS; length++) {
		const found = waysOf({ ...workflow, edges: [...workflow.edges].sort(byEase) }, from, arrives, length, []);
		const byStatuses = new Map<string, Edge[]>();
		for (const way of found) {
			const passed = way.map(({ to }) => to).join(' ');
			if (!byStatuses.has(passed)) byStatuses.set(passed, way);
		}
		if (found.length > 0) return [...byStatuses.values()];
	}
	return [];
}
