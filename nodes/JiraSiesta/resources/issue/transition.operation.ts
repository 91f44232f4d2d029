import type { INodeProperties } from 'n8n-workflow';

import { adviceFor } from '../../fields/schema/findField';
import { onPath, write } from '../../operation/builders';
import { byPresent } from '../../operation/notNow';
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
import { prepareMove } from './shared/prepareMove';
import { severalSteps } from './shared/steps';
import { TRANSITION_FIELDS, waysFor } from './shared/transition';

const comment: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. **Fixed** in release 2026.2',
	description:
		"Comment to add with the transition, or after it where the transition has no screen that could take it; in Markdown unless 'Text Format' says otherwise",
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
		severalSteps,
		textFormat,
	],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue);
		const destination = await moveTo.of(item);
		return await byPresent(targets, async () => {
			const made = await prepareMove(item, path.issueKey, destination);
			return { path, targets, readsPresent: true, ...made };
		});
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
		const ways = await waysFor(item, await issue.of(item), await moveTo.of(item));
		const fields = ways.flatMap((way) => way.fields);
		const advice = await adviceFor(refused, async () => await Promise.resolve(fields));
		const names = [...new Set(fields.map(({ name }) => name))].join(', ');
		return advice ?? (names === '' ? undefined : `Fields of the screen: ${names}.`);
	},
});
