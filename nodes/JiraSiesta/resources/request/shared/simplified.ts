import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/objects';
import { browseUrl } from '../../../shared/site';

/** A moment of service management, in the form that n8n's dates read. */
export const momentOf = (moment: unknown): string | null => (asObject(moment).iso8601 as string | undefined) ?? null;

const namesOf = (page: unknown): string[] =>
	((asObject(page).values ?? []) as IDataObject[]).map(({ displayName }) => String(displayName));

/** The values of the form that the customer filled in, by what the portal calls them. */
const answersOf = (values: unknown): IDataObject =>
	Object.fromEntries(
		((values ?? []) as IDataObject[]).map(({ label, value }) => [String(label), value]),
	) as IDataObject;

/** What is read first of a request; the customer's page is that of the portal. */
export function simplifiedRequest(row: IDataObject, site: string): IDataObject {
	const { issueKey, issueId, summary, requestTypeId, serviceDeskId } = row;
	const reporter = asObject(row.reporter);
	const status = asObject(row.currentStatus);
	return {
		issueKey,
		issueId,
		summary: summary ?? null,
		requestType: asObject(row.requestType).name ?? null,
		requestTypeId,
		serviceDesk: asObject(row.serviceDesk).projectName ?? null,
		serviceDeskId,
		status: status.status ?? null,
		statusCategory: status.statusCategory ?? null,
		statusSince: momentOf(status.statusDate),
		reporter: reporter.displayName ?? null,
		reporterAccountId: reporter.accountId ?? null,
		participants: namesOf(row.participants),
		created: momentOf(row.createdDate),
		values: answersOf(row.requestFieldValues),
		portalUrl: asObject(row._links).web ?? null,
		url: browseUrl(site, String(issueKey)),
	};
}

/** What expands to what the simplified request has. */
export const EXPANDED = 'participant,requestType,serviceDesk';
