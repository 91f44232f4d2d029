import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { idIn, inProject, listedOne } from './inProject';

const PLACEHOLDER = 'e.g. Backend';

const property = inProject(
	['Component', 'componentId', 'The component, by its name such as Backend, by its ID, or from the list'],
	'components',
	PLACEHOLDER,
	true,
);

export const component: TargetParameter = {
	property,
	of: async (item) => await idIn(item, 'components', item.parameters.get('componentId'), property.displayName),
	target: (id) => ({ kind: 'component', id }),
};

/** Another component of the same project. */
export const otherComponent = (
	displayName: string,
	name: string,
	description: string,
): { property: INodeProperties; of(item: Item, given: unknown): Promise<IDataObject> } => ({
	property: inProject([displayName, name, description], 'components', PLACEHOLDER),
	of: async (item, given) => await listedOne(item, 'components', given, displayName),
});
