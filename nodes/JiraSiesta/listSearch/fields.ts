import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { lookUp } from './listSearch';

/** The fields of the site, for a list in which several are chosen; n8n searches it as one types. */
export async function siteFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await lookUp(this, async ({ get }) => {
		const fields = ((await get('/rest/api/3/field')) as unknown as IDataObject[]).map(({ id, name }) => ({
			id: String(id),
			name: String(name),
		}));
		const isNamesake = ({ id, name }: { id: string; name: string }) =>
			fields.some((other) => other.id !== id && other.name === name);
		return fields
			.map((field) => ({ name: isNamesake(field) ? `${field.name} [${field.id}]` : field.name, value: field.id }))
			.sort((a, b) => a.name.localeCompare(b.name));
	});
}
