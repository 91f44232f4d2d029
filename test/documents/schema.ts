/** A JSON schema as n8n's editor reads it. */
export type Schema = { type: string; properties?: Record<string, Schema>; items?: Schema; version?: number };

const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null || value === undefined ? 'null' : typeof value);

/** What several values have in common: the first type that is not null, and all properties, in the order of the first. */
function schemaOf(values: unknown[]): Schema {
	const known = values.filter((value) => typeOf(value) !== 'null');
	const type = known.length > 0 ? typeOf(known[0]) : 'null';
	if (type === 'array') {
		const items = schemaOf(known.flat());
		return { type, items: items.type === 'null' ? { type: 'string' } : items };
	}
	if (type !== 'object') return { type };
	const objects = known as Array<Record<string, unknown>>;
	const names = [...new Set(objects.flatMap((one) => Object.keys(one)))];
	return { type, properties: Object.fromEntries(names.map((name) => [name, schemaOf(objects.map((one) => one[name]))])) };
}

/** What is inside an object of a result depends on the fields of the site. */
const closed = ({ type, ...inside }: Schema): Schema => (type === 'object' ? { type } : { type, ...inside });

/** The schema of what an operation gives, from what it gave. */
export function outputSchema(rows: object[]): Schema {
	const { properties = {} } = schemaOf(rows);
	const entries = Object.entries(properties).map(([name, property]) => [name, closed(property)]);
	return { type: 'object', properties: Object.fromEntries(entries) as Record<string, Schema>, version: 1 };
}

/** Properties that no row had a value for: where they are always empty, nobody knows what they are. */
export const emptyIn = ({ properties = {} }: Schema): string[] =>
	Object.keys(properties).filter((name) => properties[name].type === 'null');
