import type { INodeProperties } from 'n8n-workflow';

import { permissionFields } from '../../credentials/permissionFields';
import { PERMISSIONS } from '../../nodes/JiraSiesta/operation/permission';
import type { Permission } from '../../nodes/JiraSiesta/operation/permission';
import { permissionField } from '../../nodes/JiraSiesta/policy/policy';
import { operations, resources } from '../../nodes/JiraSiesta/resources';
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
	return tableOf(['Resource', 'Operation', 'What it does', 'Fields'], rows);
}

const tableOf = (head: string[], rows: string[][]): string =>
	[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What a credential calls a class of operations. */
const classLabel = (permission: Permission) => permissionFields.find(({ name }) => name === permissionField(permission))!.displayName;

/** The operations that write, by the class to which they belong. */
export function classesTable(): string {
	const rows = PERMISSIONS.map((permission) => [
		classLabel(permission),
		operations
			.filter(({ operation }) => operation.effect !== 'read' && operation.permission === permission)
			.map(({ label }) => label)
			.join(', '),
	]);
	return tableOf(['Class', 'Operations'], rows.filter(([, listed]) => listed !== ''));
}
