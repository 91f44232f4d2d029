import { requestJira } from '../../../client/request';
import { ifShown } from '../../../fields/metadata';
import type { Item } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';

/** How many issues of a version have no resolution; null where that may not be told. */
export async function unresolvedIn({ context, session }: Item, versionId: string): Promise<number | null> {
	const url = `/rest/api/3/version/${encodeURIComponent(versionId)}/unresolvedIssueCount`;
	const targets = [{ kind: 'version', id: versionId }] as const;
	const ask = async () => await requestJira(context, session, { method: 'GET', url, targets, repeatable: true });
	const answer = await ifShown(session, ask);
	return (asObject(answer?.body).issuesUnresolvedCount as number | undefined) ?? null;
}
