import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/JiraSiesta/resources';
import type { Operation } from '../../nodes/JiraSiesta/operation/operation';

const LABELS_OF_ALL = ['Safety', 'Output', 'Selected Field Names or IDs'];

const labels = ({ properties }: Operation) =>
	[...new Set(properties.filter(({ type }) => type !== 'notice').map(({ displayName }: INodeProperties) => displayName))]
		.filter((label) => !LABELS_OF_ALL.includes(label))
		.join(', ');

/** Every operation, as the README lists them; it follows from the operations themselves. */
export function operationsTable(): string {
	const rows = resources.flatMap(({ label, operations }) =>
		operations.map((operation) => [label, operation.name, operation.description, labels(operation)]),
	);
	return [['Resource', 'Operation', 'What it does', 'Fields'], ['---', '---', '---', '---'], ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}
