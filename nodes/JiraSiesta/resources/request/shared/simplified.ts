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

/** What Jira answers of a request without being asked for more; the customer's page is that of the portal. */
export function createdRequest(row: IDataObject, site: string, further: IDataObject = {}): IDataObject {
	const { issueKey, issueId, summary, requestTypeId, serviceDeskId } = row;
	const reporter = asObject(row.reporter);
	const status = asObject(row.currentStatus);
	return {
		issueKey,
		issueId,
		summary: summary ?? null,
		requestTypeId,
		serviceDeskId,
		status: status.status ?? null,
		statusCategory: status.statusCategory ?? null,
		statusSince: momentOf(status.statusDate),
		reporter: reporter.displayName ?? null,
		reporterAccountId: reporter.accountId ?? null,
		created: momentOf(row.createdDate),
		values: answersOf(row.requestFieldValues),
		...further,
		portalUrl: asObject(row._links).web ?? null,
		url: browseUrl(site, String(issueKey)),
	};
}

/** What is read first of a request. */
export const simplifiedRequest = (row: IDataObject, site: string): IDataObject =>
	createdRequest(row, site, {
		requestType: asObject(row.requestType).name ?? null,
		serviceDesk: asObject(row.serviceDesk).projectName ?? null,
		participants: namesOf(row.participants),
	});

/** What expands to what the simplified request has. */
export const EXPANDED = 'participant,requestType,serviceDesk';
