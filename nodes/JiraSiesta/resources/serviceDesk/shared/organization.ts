import { onPath } from '../../../operation/builders';
import type { Change, Item, Prepared } from '../../../operation/operation';
import { organization } from '../../../params/organization';
import { serviceDesk } from '../../../params/serviceDesk';

/** A desk, and the organization to add to it or to take off it. */
export async function prepareOrganization(item: Item): Promise<Prepared<string>> {
	const id = await organization.of(item);
	return { ...(await onPath(item, serviceDesk)), body: { organizationId: Number(id) }, state: id };
}

export const organizationChange =
	(what: 'added' | 'removed') =>
	({ state }: Prepared<string>): Change[] => [{ field: `Organization ${what}`, after: state }];
