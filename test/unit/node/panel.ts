import type { INodeProperties } from 'n8n-workflow';

import { JiraSiesta } from '../../../nodes/JiraSiesta/JiraSiesta.node';

export const { properties } = new JiraSiesta().description;

/** A hidden field that is there for some operations alone, so that another one is shown for them (resources/sharedFields.ts). */
export const isMark = ({ type, name }: INodeProperties) => type === 'hidden' && /^shows[A-Z]/.test(name);

/** The fields a person can ever see with an operation, in the order of the panel. */
export function panel(resource: string, operation: string): INodeProperties[] {
	const here = properties.filter(({ displayOptions, name }) => {
		const show = displayOptions?.show;
		return name !== 'operation' && show?.resource?.includes(resource) && show.operation?.includes(operation);
	});
	const marks = here.filter(isMark).map(({ name }) => name);
	const needed = ({ displayOptions }: INodeProperties) => Object.keys(displayOptions!.show!).filter((name) => properties.some((one) => one.name === name && isMark(one)));
	return here.filter((field) => !isMark(field) && needed(field).every((name) => marks.includes(name)));
}
