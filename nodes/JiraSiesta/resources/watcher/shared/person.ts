import { toPerson } from '../../../fields/encode/person';
import { onPath } from '../../../operation/builders';
import type { Item } from '../../../operation/operation';
import { issue } from '../../../params/issue';
import { user } from '../../../params/person';

/** The issue, and the person who is to watch it or not. */
export async function personOnIssue(item: Item) {
	const path = await onPath(item, issue);
	const { accountId, displayName } = await toPerson(item.parameters.get('accountId'), item, user.property.displayName);
	return { ...path, accountId, state: { accountId, displayName: displayName ?? null } };
}
