import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { idIn, inProject, listedOne } from './inProject';

const PLACEHOLDER = 'e.g. 2.1';

const property = inProject(
	['Version', 'versionId', 'The version, by its name such as 2.1, by its ID, or from the list'],
	'versions',
	PLACEHOLDER,
	true,
);

export const version: TargetParameter = {
	property,
	of: async (item) => await idIn(item, 'versions', item.parameters.get('versionId'), property.displayName),
	target: (id) => ({ kind: 'version', id }),
};

/** Another version of the same project. */
export const otherVersion = (
	displayName: string,
	name: string,
	description: string,
	required = false,
): { property: INodeProperties; of(item: Item, given: unknown): Promise<IDataObject> } => ({
	property: inProject([displayName, name, description], 'versions', PLACEHOLDER, required),
	of: async (item, given) => await listedOne(item, 'versions', given, displayName),
});
