import type { IDataObject } from 'n8n-workflow';

import { onPath } from '../../operation/builders';
import type { Change, Item, Prepared, ResultInput } from '../../operation/operation';
import type { TargetParameter } from '../../operation/parameter';
import { customers, customersOf } from '../../params/customer';

/** A thing of service management, and the people to add to it or to take off it. */
export const prepareCustomers =
	(thing: TargetParameter) =>
	async (item: Item): Promise<Prepared<string[]>> => {
		const accountIds = await customersOf(item, item.parameters.get(customers.name), customers.displayName);
		return { ...(await onPath(item, thing)), body: { accountIds }, state: accountIds };
	};

export const customerChanges =
	(what: 'added' | 'removed') =>
	({ state }: Prepared<string[]>): Change[] => [{ field: `Customers ${what}`, after: state }];

export const customersNow =
	(what: 'added' | 'removed') =>
	({ prepared: { path, state } }: ResultInput<string[]>): IDataObject => ({ ...path, [`${what}AccountIds`]: state });
