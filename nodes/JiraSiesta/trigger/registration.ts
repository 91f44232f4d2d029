import type { IDataObject } from 'n8n-workflow';

import { statusOf } from '../fields/metadata';
import { requestJira } from '../client/request';
import type { JiraRequest } from '../client/types';
import { confinedFilter } from '../policy/scope/scope';
import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import { get } from './asker';
import type { Asker } from './asker';
import { listOf } from './changes';
import type { EventName } from './events';
import { assertPublic } from './publicUrl';

/** Webhooks that a Jira administrator makes. Of REST v3 there are only those of apps. */
const WEBHOOKS = '/rest/webhooks/1.0/webhook';

/** The section of a webhook's filters that has the query for events of issues. */
const QUERY = 'issue-related-events-section';

/** What Jira calls the events by which one of ours is noticed. */
const NOTICED_BY: Record<EventName, string[]> = {
	attachmentAdded: ['jira:issue_created', 'jira:issue_updated'],
	commentAdded: ['comment_created'],
	commentDeleted: ['comment_deleted'],
	commentEdited: ['comment_updated'],
	fieldChanged: ['jira:issue_updated'],
	issueAssigned: ['jira:issue_updated'],
	issueCreated: ['jira:issue_created'],
	issueDeleted: ['jira:issue_deleted'],
	issueLinked: ['jira:issue_updated', 'issuelink_created'],
	issueTransitioned: ['jira:issue_updated'],
	issueUpdated: ['jira:issue_updated'],
	sprintClosed: ['sprint_closed'],
	sprintCreated: ['sprint_created'],
	sprintDeleted: ['sprint_deleted'],
	sprintStarted: ['sprint_started'],
	sprintUpdated: ['sprint_updated'],
	versionCreated: ['jira:version_created'],
	versionDeleted: ['jira:version_deleted'],
	versionReleased: ['jira:version_released'],
	versionUnreleased: ['jira:version_unreleased'],
	versionUpdated: ['jira:version_updated'],
	worklogAdded: ['worklog_created'],
	worklogDeleted: ['worklog_deleted'],
	worklogEdited: ['worklog_updated'],
};

/** What the webhook of a trigger is to be. */
export type Wish = {
	/** Where n8n waits for it. */
	url: string;
	/** What the list of webhooks in Jira calls it. */
	name: string;
	/** By which a webhook of the same trigger is known when its address has changed: it ends the name. */
	tag: string;
	secret: string;
	events: ReadonlySet<EventName>;
	filter: string;
};

/** A webhook in Jira's words, without what it cannot be asked for. */
type Registered = { self: string; name: string; url: string; events: string[]; filter: string; enabled: boolean };

const registeredIn = (body: unknown): Registered[] =>
	listOf(body).map(({ self, name, url, events, filters, enabled }) => ({
		self: String(self),
		name: String(name),
		url: String(url),
		events: [...((events ?? []) as string[])].sort(),
		filter: String(asObject(filters)[QUERY] ?? ''),
		enabled: enabled !== false,
	}));

/** The path of a webhook: the site's own name for itself may be another. */
const pathOf = ({ self }: Registered) => `${WEBHOOKS}/${encodeURIComponent(/[^/]+$/.exec(self)?.[0] ?? '')}`;

/** The webhooks of a trigger, in whatever number: by the address, or by the tag of one that this n8n has made. */
const ownOf = (all: Registered[], { url, tag }: Pick<Wish, 'url' | 'tag'>) =>
	all.filter(
		(one) =>
			one.url === url ||
			(one.name.endsWith(tag) && URL.canParse(one.url) && new URL(one.url).origin === new URL(url).origin),
	);

async function listed(asker: Asker): Promise<Registered[]> {
	return registeredIn((await get(asker, WEBHOOKS)).body);
}

const change = async ({ context, session }: Asker, request: Omit<JiraRequest, 'writes'>): Promise<void> => {
	await requestJira(context, session, { ...request, writes: true });
};

/** Of one that is gone already nothing is to be done. */
async function remove(asker: Asker, registered: Registered): Promise<void> {
	await change(asker, { method: 'DELETE', url: pathOf(registered), repeatable: true }).catch((error: unknown) => {
		if (statusOf(error) !== 404) throw error;
	});
}

/** @throws InvalidInput where the account is no administrator */
async function assertAdministers(asker: Asker): Promise<void> {
	const { body } = await get(asker, '/rest/api/3/mypermissions', { permissions: 'ADMINISTER' });
	const { ADMINISTER } = asObject(asObject(body).permissions);
	if (asObject(ADMINISTER).havePermission === true) return;
	throw new InvalidInput(
		'Deliver By',
		"is Webhook With Backup Poll, and the credential's account may not register one",
		"It needs the Jira permission Administer Jira. Ask a Jira administrator, or set 'Deliver By' to Polling, which needs no admin right.",
	);
}

const eventsFor = (events: ReadonlySet<EventName>) =>
	[...new Set([...events].flatMap((event) => NOTICED_BY[event]))].sort();

/**
 * Makes sure that Jira has the webhook of a trigger, once, and as the trigger is now.
 *
 * @param isCertain whether Jira has the present secret: it tells of no secret
 * @throws InvalidInput, RequestError in Jira's words
 */
export async function register(asker: Asker, wish: Wish, isCertain: boolean): Promise<void> {
	assertPublic(wish.url);
	const filter = await confinedFilter(asker.context, asker.session, wish.filter);
	const [own, ...doubles] = await listed(asker).then(
		(all) => ownOf(all, wish),
		async (error: unknown) => {
			// Jira says no more than that it is forbidden.
			if (statusOf(error) === 403) await assertAdministers(asker);
			throw error;
		},
	);
	for (const double of doubles) await remove(asker, double);
	const events = eventsFor(wish.events);
	const name = `${wish.name} ${wish.tag}`;
	const isDrifted =
		own !== undefined &&
		(own.url !== wish.url ||
			own.name !== name ||
			own.filter !== filter ||
			!own.enabled ||
			own.events.join() !== events.join());
	if (own && !isDrifted && isCertain) return;
	if (!own) await assertAdministers(asker);
	const body: IDataObject = {
		...{ name, url: wish.url, events, excludeBody: false, enabled: true },
		// The choke point narrows it to the projects that the credential opens.
		filters: { [QUERY]: wish.filter },
		secret: wish.secret,
	};
	const request = own
		? ({ method: 'PUT', url: pathOf(own), body, repeatable: true } as const)
		: // A second one would be found and deleted, yet its deliveries come until then.
			({ method: 'POST', url: WEBHOOKS, body, repeatable: false } as const);
	await change(asker, request);
}

/** Takes the webhooks of a trigger away. */
export async function unregister(asker: Asker, wish: Pick<Wish, 'url' | 'tag'>): Promise<void> {
	for (const own of ownOf(await listed(asker), wish)) await remove(asker, own);
}
