import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../client/connection';
import { requestJira } from '../client/request';
import type { Session } from '../client/session';
import { asObject } from '../shared/objects';
import type { Screen } from './metadata';
import { fieldOf } from './schema/field';
import type { Field } from './schema/field';

/** An allowed value, which a portal gives by its ID as `value`. */
const allowed = ({ value, label, children }: IDataObject): IDataObject => ({
	id: value,
	value: label,
	...(((children ?? []) as IDataObject[]).length > 0 && { children: (children as IDataObject[]).map(allowed) }),
});

const formField = (row: IDataObject): Field => {
	const { fieldId, name, required, jiraSchema, validValues, defaultValues } = row;
	const values = (validValues ?? []) as IDataObject[];
	return fieldOf({
		...{ fieldId, name, required, schema: jiraSchema },
		operations: ['set'],
		hasDefaultValue: ((defaultValues ?? []) as IDataObject[]).length > 0,
		...(values.length > 0 && { allowedValues: values.map(allowed) }),
	});
};

/** A service desk, read once for a run. */
export const deskOf = async (context: Context, session: Session, desk: string): Promise<IDataObject> =>
	await session.once(`service desk ${desk}`, async () => {
		const url = `/rest/servicedeskapi/servicedesk/${encodeURIComponent(desk)}`;
		const targets = [{ kind: 'serviceDesk', id: desk } as const];
		return asObject((await requestJira(context, session, { method: 'GET', url, targets, repeatable: true })).body);
	});

/** A request type of a desk, read once for a run; it says which type of issue its requests are. */
export const requestTypeOf = async (
	context: Context,
	session: Session,
	desk: string,
	type: string,
): Promise<IDataObject> =>
	await session.once(`request type ${desk} ${type}`, async () => {
		const path = [desk, 'requesttype', type].map(encodeURIComponent).join('/');
		const url = `/rest/servicedeskapi/servicedesk/${path}`;
		const targets = [{ kind: 'serviceDesk', id: desk } as const];
		return asObject((await requestJira(context, session, { method: 'GET', url, targets, repeatable: true })).body);
	});

/**
 * The fields that customers fill in for a type of request, by the names of the portal.
 *
 * @param desk ID, or key of its project
 * @param type ID
 */
export async function requestFormOf(context: Context, session: Session, desk: string, type: string): Promise<Field[]> {
	return await session.once(`form of request type ${desk} ${type}`, async () => {
		const [deskId, typeId] = [desk, type].map(encodeURIComponent);
		const url = `/rest/servicedeskapi/servicedesk/${deskId}/requesttype/${typeId}/field`;
		const targets = [{ kind: 'serviceDesk' as const, id: desk }];
		const { body } = await requestJira(context, session, { method: 'GET', url, targets, repeatable: true });
		return (asObject(body).requestTypeFields as IDataObject[]).map(formField);
	});
}

/** The same as the screen that values are held against. */
export const requestScreen = (context: Context, session: Session, desk: string, type: string): Screen => {
	const fields = async () => await requestFormOf(context, session, desk, type);
	return {
		fields,
		field: async (id) => (await fields()).find((one) => one.id === id),
		project: async () => String((await deskOf(context, session, desk)).projectKey),
	};
};
