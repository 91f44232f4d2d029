import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import { plainly, SUGGESTIONS } from '../../jql/suggestion';
import { asObject } from '../../shared/objects';
import { SITE } from '../../shared/target';
import { TEAM_ID } from '../encode/named';
import type { LookUp } from './lookUp';

/** What Atlassian puts before a team's ID where it may be of another kind. */
const ARI = 'ari:cloud:identity::team/';

/**
 * Teams by name, as far as Jira suggests them for its search. That these are given with their IDs is documented nowhere:
 * what is no ID is left out, and the error says where it is found.
 */
export const teamLookUp: LookUp = {
	what: 'a team that Jira suggests',
	help: "Enter its ID, e.g. 36885b3c-1bf0-4f85-a357-c5b858c31de4: the end of the address of the team's page.",
	ofProject: false,
	find: async ({ context, session }, name) =>
		await session.once(`teams named ${name.toLowerCase()}`, async () => {
			const qs = { fieldName: 'Team[Team]', fieldValue: name };
			const request = { method: 'GET', url: SUGGESTIONS, qs, targets: [SITE], repeatable: true } as const;
			const { results } = asObject((await requestJira(context, session, request)).body);
			return ((results ?? []) as IDataObject[])
				.map(({ value, displayName }) => ({
					id: String(value).replace(/^"|"$/g, '').replace(ARI, ''),
					name: plainly(String(displayName)),
				}))
				.filter(({ id }) => TEAM_ID.test(id));
		}),
};
