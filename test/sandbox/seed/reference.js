// @ts-check
'use strict';

const { everybody, people } = require('./people');
const { everyProject, priorities, resolutions } = require('./projects');
const { workflows } = require('./workflows');
const { linkTypes } = require('./linkTypes');
const { withHidden } = require('../hidden');
const { TIME_ZONE } = require('../time');

/** @typedef {import('../site').Words} Words */

/** @param {string} url */
const avatars = (url) => ({
	'48x48': `${url}?s=48`,
	'32x32': `${url}?s=32`,
	'24x24': `${url}?s=24`,
	'16x16': `${url}?s=16`,
});

/**
 * @param {import('./people').Person} person
 * @param {string} baseUrl
 */
function user(person, baseUrl) {
	const {
		accountId,
		displayName,
		email,
		emailHidden = false,
		active = true,
		accountType = 'atlassian',
	} = person;
	return {
		accountId,
		displayName,
		email,
		emailHidden,
		active,
		accountType,
		notAssignableIn: person.notAssignableIn ?? [],
		products: person.products ?? ['software', 'serviceDesk'],
		denied: person.denied ?? [],
		/** @type {Record<string, any>} as Jira answers it; shared by every issue that names the user */
		json: Object.freeze({
			self: `${baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`,
			accountId,
			accountType,
			...(!emailHidden && { emailAddress: email }),
			avatarUrls: avatars(`${baseUrl}/avatars/user`),
			displayName,
			active,
			timeZone: TIME_ZONE,
		}),
	};
}

/**
 * A thing with a name in the site's language. The untranslated one is there for the sandbox; only some
 * answers show it.
 * @template {{ name: string }} T
 * @param {T} thing @param {Words} words
 * @returns {T & { untranslatedName: string }}
 */
function named(thing, words) {
	return withHidden({ ...thing, name: words.name(thing.name) }, { untranslatedName: thing.name });
}

/** @param {string} id a UUID that is always the same for the ID */
const uuidOf = (id) => `60bbf310-348e-5322-9cec-${id.padStart(12, '0')}`;

/**
 * @param {import('./projects').Definition} definition
 * @param {string} baseUrl
 * @param {Map<string, User>} users
 * @param {Words} words
 */
function project(definition, baseUrl, users, words) {
	const { id, key, name, screen, mayAssign = true, teamManaged = false } = definition;
	const self = `${baseUrl}/rest/api/3/project/${id}`;
	return {
		id,
		key,
		name,
		formerKey: definition.formerKey,
		visible: definition.visible ?? true,
		archived: definition.archived ?? false,
		mayCreate: definition.mayCreate ?? true,
		mayAssign,
		/** keys of permissions that the account lacks here */
		denied: [
			...(definition.denied ?? []),
			...(definition.mayCreate === false ? ['CREATE_ISSUES'] : []),
			...(mayAssign ? [] : ['ASSIGN_ISSUES']),
		],
		defaultAssignee: definition.defaultAssignee,
		screen,
		editScreen: [
			// Without permission to assign, Jira takes the field off the screen.
			...screen.filter((field) => field !== 'project' && (field !== 'assignee' || mayAssign)),
			...(screen.includes('customfield_10040') ? ['customfield_10061'] : []),
			'comment',
		],
		/** what a fresh site has of {@link import('../releases')} */
		definition,
		/** @type {any[]} */
		components: [],
		/** @type {any[]} in their order */
		versions: [],
		securityLevels: (definition.securityLevels ?? []).map((name, index) => {
			const levelId = String(Number(id) + 700 + index);
			return { self: `${baseUrl}/rest/api/3/securitylevel/${levelId}`, id: levelId, name };
		}),
		/** number of the last issue key handed out, refused creations included */
		counter: 0,
		/** place among all keys: comparing numbers keeps ORDER BY key fast */
		rank: 0,
		types: definition.types.map((type) => ({
			required: type.required,
			workflow: workflows[definition.workflows?.[type.id] ?? 'software'],
			json: named(
				{
					self: `${baseUrl}/rest/api/3/issuetype/${type.id}`,
					id: type.id,
					description: '',
					iconUrl: `${baseUrl}/images/icons/issuetypes/${type.id}.png`,
					name: type.name,
					subtask: type.hierarchyLevel < 0,
					avatarId: 10300,
					...(teamManaged && { entityId: uuidOf(type.id) }),
					hierarchyLevel: type.hierarchyLevel,
				},
				words,
			),
		})),
		lead: users.get(people.dana.accountId)?.json,
		/** as issues and lists show it */
		teamManaged,
		json: Object.freeze({
			self,
			id,
			key,
			name,
			projectTypeKey: definition.typeKey ?? 'software',
			simplified: teamManaged,
			avatarUrls: avatars(`${baseUrl}/avatars/project`),
		}),
	};
}

/**
 * @typedef {ReturnType<typeof user>} User
 * @typedef {ReturnType<typeof project>} Project
 */

/** ID, key, colour and name of the categories of statuses: the same on every site. */
const CATEGORIES = [
	['2', 'new', 'blue-gray', 'To Do'],
	['4', 'indeterminate', 'yellow', 'In Progress'],
	['3', 'done', 'green', 'Done'],
];

/**
 * Everything but issues: it never changes while the sandbox runs.
 * @param {string} baseUrl
 * @param {Words} words
 */
function reference(baseUrl, words) {
	const users = new Map(everybody().map((person) => [person.accountId, user(person, baseUrl)]));
	const projects = everyProject().map((definition) => project(definition, baseUrl, users, words));
	const inOrder = [...projects].sort((a, b) => (a.key < b.key ? -1 : 1));
	for (const [rank, one] of inOrder.entries()) one.rank = rank;
	const categories = Object.fromEntries(
		CATEGORIES.map(([id, key, colorName, name]) => [
			key,
			named(
				{
					self: `${baseUrl}/rest/api/3/statuscategory/${id}`,
					id: Number(id),
					key,
					colorName,
					name,
				},
				words,
			),
		]),
	);
	return {
		users,
		projects,
		priorities: priorities.map((name, index) =>
			named(
				{
					self: `${baseUrl}/rest/api/3/priority/${index + 1}`,
					iconUrl: `${baseUrl}/images/icons/priorities/${name.toLowerCase()}.svg`,
					name,
					id: String(index + 1),
				},
				words,
			),
		),
		statuses: Object.values(workflows).flatMap(({ statuses }) =>
			statuses.map(([id, name, category]) =>
				named(
					{
						self: `${baseUrl}/rest/api/3/status/${id}`,
						description: '',
						iconUrl: `${baseUrl}/images/icons/statuses/generic.png`,
						name,
						id,
						statusCategory: categories[category],
					},
					words,
				),
			),
		),
		linkTypes: linkTypes(baseUrl),
		resolutions: resolutions.map((name, index) =>
			named(
				{
					self: `${baseUrl}/rest/api/3/resolution/${10000 + index}`,
					id: String(10000 + index),
					description: '',
					name,
				},
				words,
			),
		),
		teams: [
			{ id: '36885b3c-1bf0-4f85-a357-c5b858c31de4', name: 'Platform' },
			{ id: 'b2f1c7aa-0d4e-4c55-9a3e-6f1f0e2d9c11', name: 'Website' },
		].map((team) => ({
			...team,
			avatarUrl: '',
			isVisible: true,
			isVerified: false,
			title: team.name,
			isShared: true,
		})),
	};
}

module.exports = { reference, user, uuidOf };
