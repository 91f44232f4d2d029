// @ts-check
'use strict';

/**
 * @typedef {object} Person
 * @property {string} accountId
 * @property {string} displayName
 * @property {string} email
 * @property {boolean} [emailHidden] answers leave the address out; only the exact address finds it
 * @property {boolean} [active] default true
 * @property {'atlassian' | 'app' | 'customer'} [accountType] default atlassian
 * @property {string[]} [notAssignableIn] project keys
 * @property {('software' | 'serviceDesk')[]} [products] licences, default both
 * @property {string[]} [denied] keys of permissions the person has nowhere
 */

/** Everybody a test may want to name. @satisfies {Record<string, Person>} */
const people = {
	/** the one account that may sign in; ids with a colon are those of all newer accounts */
	ana: {
		accountId: '712020:7bf4a000-0000-4000-8000-000000000a01',
		displayName: 'Ana Novak',
		email: 'ana@example.com',
	},
	ben: {
		accountId: '5f1a00000000000000000b02',
		displayName: 'Ben Okafor',
		email: 'ben@example.com',
		emailHidden: true,
	},
	carla: {
		accountId: '5f1a00000000000000000c03',
		displayName: 'Carla Rossi',
		email: 'carla@example.com',
		active: false,
	},
	/** shares the beginning of the address with {@link people.danaAbroad} */
	dana: {
		accountId: '5f1a00000000000000000d04',
		displayName: 'Dana Weiss',
		email: 'dana@example.com',
	},
	danaAbroad: {
		accountId: '5f1a00000000000000000d05',
		displayName: 'Dana Whitlam',
		email: 'dana@example.com.au',
	},
	/** an account id with a colon has to be URL-encoded */
	erik: {
		accountId: '557058:3f2b1c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
		displayName: 'Erik Lindqvist',
		email: 'erik@example.com',
	},
	fay: {
		accountId: '5f1a00000000000000000f06',
		displayName: 'Fay Moreau',
		email: 'fay@example.com',
		notAssignableIn: ['OPS'],
	},
	gita: {
		accountId: '5f1a00000000000000000107',
		displayName: "Gita O'Neill",
		email: "gita.o'neill+jira@example.com",
		products: ['software'],
		denied: ['ADMINISTER', 'ADMINISTER_PROJECTS', 'USER_PICKER'],
	},
	samOps: {
		accountId: '5f1a00000000000000000508',
		displayName: 'Sam Lee',
		email: 'sam.lee@example.com',
	},
	samWeb: {
		accountId: '5f1a00000000000000000509',
		displayName: 'Sam Lee',
		email: 'sam.lee@example.org',
	},
	deployBot: {
		accountId: '557058:b0t00000-0000-4000-8000-00000000000a',
		displayName: 'Deploy Bot',
		email: 'deploy-bot@connect.atlassian.com',
		emailHidden: true,
		accountType: 'app',
	},
	kim: {
		accountId: 'qm:2f1c0000-0000-4000-8000-00000000000b',
		displayName: 'Kim Customer',
		email: 'kim@customer.example',
		accountType: 'customer',
		products: [],
	},
};

/** So many that lists page; most of them make the first pages of WEB's assignable users empty. */
const GENERATED = 80;
const NOT_ASSIGNABLE_IN_WEB = 60;

/** @returns {Person[]} */
function everybody() {
	const generated = Array.from({ length: GENERATED }, (_, index) => {
		const number = String(index + 1).padStart(3, '0');
		return {
			accountId: `5f1b000000000000000009${number.slice(1)}`,
			displayName: `Pat ${number}`,
			email: `pat${number}@example.com`,
			notAssignableIn: index < NOT_ASSIGNABLE_IN_WEB ? ['WEB'] : [],
		};
	});
	return [...Object.values(people), ...generated];
}

module.exports = { people, everybody };
