import type { INodeProperties } from 'n8n-workflow';

import { resolvedEcho } from '../../fields/edit/issueFields';
import { notUsedEcho } from '../../fields/edit/mapped';
import { labelsIn } from '../../fields/schema/field';
import { adviceFor } from '../../fields/schema/findField';
import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { resolutionLocator } from '../../params/issueFields';
import { moveTo } from '../../params/moveTo';
import { assignableLocator } from '../../params/person';
import { textFormat } from '../../params/text';
import { asObject } from '../../shared/objects';
import { browseUrl } from '../../shared/site';
import { mapper } from './shared/fields';
import { byHistory, move, moveInWords } from './shared/moved';
import type { Move } from './shared/moved';
import {
	assertComplete,
	chooseWay,
	givenForScreen,
	issueNow,
	statusIn,
	TRANSITION_FIELDS,
	valuesFor,
	waysFor,
} from './shared/transition';

const comment: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. **Fixed** in release 2026.2',
	description: "Comment to add with the transition, in Markdown unless 'Text Format' says otherwise",
};

export const transition = write<Move>({
	name: 'Transition',
	value: 'transition',
	action: 'Transition issue',
	description: 'Move an issue to another status, by a status or a transition of its workflow',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post',
	permission: 'transition',
	idempotent: false,
	sideEffects: ['Rules of the workflow may change fields or move the issue on', 'Jira notifies the watchers'],
	verify: byHistory,
	request: { method: 'POST', url: '/rest/api/3/issue/{issueKey}/transitions' },
	parameters: [
		issue,
		moveTo,
		...mapper(
			'fieldsToTransition',
			"Fields of the transition's screen, but those of Options. Those left empty are not sent.",
			{
				issueKey: 'Choose an issue to see the fields that it has in Jira.',
				moveTo: "Choose where to move the issue to see the fields of the transition's screen.",
			},
			TRANSITION_FIELDS,
		),
	],
	options: [
		assignableLocator('Who is to have the issue afterwards, where the screen has the field', 'issueKey.value'),
		comment,
		resolutionLocator,
		textFormat,
	],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue);
		const { issueKey } = path;
		const destination = await moveTo.of(item);
		const present = await issueNow(item, issueKey, ['status', 'updated']);
		const from = statusIn(present);
		const known = { destination, from, updated: String(asObject(present.fields).updated) };
		const ways = await waysFor(item, issueKey, from, destination);
		if (ways.length === 0) return { path, targets, readsPresent: true, state: { ...known, echo: { resolved: null } } };
		const mapped = await givenForScreen(item, ways);
		const way = chooseWay(ways, mapped.given);
		const { set, update } = await valuesFor(item, way, mapped.given);
		await assertComplete(item, issueKey, way, { ...set.fields, ...update });
		return {
			path,
			targets,
			readsPresent: true,
			labels: labelsIn(way.fields),
			body: {
				transition: { id: way.id },
				...(Object.keys(set.fields).length > 0 && { fields: set.fields }),
				...(update && { update }),
			},
			state: { ...known, way, echo: { ...resolvedEcho(set), ...notUsedEcho(mapped) } },
		};
	},

	changes: moveInWords,
	unlessDone: move,

	result: ({ row, prepared: { state }, item }) => ({
		key: row.key,
		...asObject(row.moved),
		...state.echo,
		url: browseUrl(item.site, String(row.key)),
	}),

	async advise(item, refused) {
		const issueKey = await issue.of(item);
		const ways = await waysFor(
			item,
			issueKey,
			statusIn(await issueNow(item, issueKey, ['status'])),
			await moveTo.of(item),
		);
		const fields = ways.flatMap((way) => way.fields);
		const advice = await adviceFor(refused, async () => await Promise.resolve(fields));
		const names = [...new Set(fields.map(({ name }) => name))].join(', ');
		return advice ?? (names === '' ? undefined : `Fields of the screen: ${names}.`);
	},
});
