// @ts-check
'use strict';

const { fieldErrors, messages } = require('../errors');
const { comparator } = require('../order');
const { listed, offsetPage, wholeList } = require('../paging');
const { addVersion, issuesWith, replace } = require('../releases');
const { localDay } = require('../time');
const { crudRoutes } = require('./crud');
const { projectOf } = require('./guards');
const {
	VERSION,
	versionOf,
	mayAdminister,
	linkedVersion,
	sameProject,
	unresolvedIn,
} = require('./versionGuards');

/** @typedef {import('./versionGuards').Version} Version */

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAME_LIMIT = 255;
/** What a body may change. */
const WRITABLE = ['name', 'description', 'archived', 'released', 'startDate', 'releaseDate'];
const STATUSES = /** @type {Record<string, (version: Version) => boolean>} */ ({
	released: ({ released, archived }) => released && !archived,
	unreleased: ({ released, archived }) => !released && !archived,
	archived: ({ archived }) => archived,
});

/** @param {string} day as people of the site write it */
const asPeopleWrite = (day) => {
	const [year, month, date] = day.split('-').map(Number);
	const name = new Date(Date.UTC(year, month - 1)).toLocaleString('en', { month: 'short' });
	return `${date}/${name}/${String(year).slice(2)}`;
};

/** @param {import('../site').Site} site @param {Version} version */
function byStatus(site, version) {
	const count = { unmapped: 0, toDo: 0, inProgress: 0, done: 0 };
	const names = /** @type {Record<string, keyof count>} */ ({
		new: 'toDo',
		indeterminate: 'inProgress',
		done: 'done',
	});
	for (const { fields } of issuesWith(site, 'fixVersions', version)) {
		count[names[fields.status.statusCategory.key]]++;
	}
	return count;
}

/**
 * A version's own answer: issues show less of it.
 * @param {import('../site').Site} site @param {Version} version @param {Pick<import('../http').Request, 'query'>} request
 */
function showVersion(site, version, { query }) {
	const { startDate, releaseDate, released, project } = version;
	const expand = listed(query.expand);
	return {
		...version,
		...(startDate && { startDate, userStartDate: asPeopleWrite(startDate) }),
		...(releaseDate && {
			userReleaseDate: asPeopleWrite(releaseDate),
			...(!released && { overdue: releaseDate < localDay(Date.now()) }),
		}),
		projectId: Number(project.id),
		...(expand.includes('issuesstatus') && { issuesStatusForFixVersion: byStatus(site, version) }),
		...(expand.includes('operations') && { operations: [] }),
	};
}

/**
 * Texts that no recording has are own wording.
 * @param {any} body @param {Version[]} others of the project @param {Partial<Version>} [stored]
 * @throws 400
 */
function check(body, others, { startDate, releaseDate } = {}) {
	/** @type {Record<string, string>} */
	const errors = {};
	const { name } = body;
	if (!('name' in body)) {
		// Nothing is said of it.
	} else if (typeof name !== 'string' || name.trim() === '') {
		errors.name = 'You must specify a valid version name';
	} else if (name.length > NAME_LIMIT) {
		errors.name = `The version name must not exceed ${NAME_LIMIT} characters in length.`;
	} else if (others.some((one) => one.name.toLowerCase() === name.trim().toLowerCase())) {
		errors.name = 'A version with this name already exists in this project.';
	}
	for (const id of ['startDate', 'releaseDate']) {
		const day = body[id];
		if (day && (!DAY.test(day) || Number.isNaN(Date.parse(day)))) {
			errors[id] = 'The date must be of the format "yyyy-MM-dd".';
		}
	}
	const [from, to] = [body.startDate ?? startDate, body.releaseDate ?? releaseDate];
	if (from && to && from > to) {
		errors.startDate ??= 'The start date must be before the release date.';
	}
	if (Object.keys(errors).length > 0) throw fieldErrors(errors);
}

/** What a body writes. @param {any} body @returns {any} */
const valuesOf = (body) =>
	Object.fromEntries(
		WRITABLE.filter((key) => key in body).map((key) => [
			key,
			typeof body[key] === 'string' ? body[key].trim() || undefined : (body[key] ?? undefined),
		]),
	);

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function versionRoutes(app, context) {
	const { site } = context;

	/** @param {import('../http').Request} request */
	const inProject = (request) => {
		const { versions } = projectOf(request, site);
		const { query = '', status, orderBy = 'sequence' } = request.query;
		const statuses = listed(status);
		const text = query.toLowerCase();
		return versions
			.filter(({ name, description = '' }) =>
				`${name}\n${description}`.toLowerCase().includes(text),
			)
			.filter((one) => statuses.length === 0 || statuses.some((name) => STATUSES[name]?.(one)))
			.sort(
				comparator(
					{
						description: (one) => one.description,
						name: (one) => one.name.toLowerCase(),
						releaseDate: (one) => one.releaseDate,
						sequence: (one) => versions.indexOf(one),
						startDate: (one) => one.startDate,
					},
					orderBy,
				),
			);
	};

	/** @param {string} event @param {Version} version */
	const tell = (event, version) =>
		site.listener(`jira:version_${event}`, { version: showVersion(site, version, { query: {} }) });

	crudRoutes(app, context, {
		path: VERSION,
		find: (request) => versionOf(request, site),
		show: (version, request) => showVersion(site, version, request),
		create(body, request) {
			const { projectId, project: key } = body;
			if (projectId === undefined && key === undefined) {
				throw fieldErrors({ project: 'Project must be specified to create a version.' });
			}
			const project = projectOf(request, site, String(projectId ?? key));
			if (!context.may('ADMINISTER_PROJECTS', project))
				throw messages(404, 'You cannot edit versions of this project.');
			check({ name: undefined, ...body }, project.versions);
			const made = addVersion(site, project, valuesOf(body));
			tell('created', made);
			return made;
		},
		update: {
			put(version, body, request) {
				mayAdminister(context, version, 400);
				const others = version.project.versions.filter(
					(/** @type {Version} */ one) => one !== version,
				);
				check(body, others, version);
				const { moveUnfixedIssuesTo } = body;
				const other =
					moveUnfixedIssuesTo &&
					sameProject(version, linkedVersion(request, site, moveUnfixedIssuesTo));
				const { released } = version;
				Object.assign(version, valuesOf(body));
				if (released === version.released) tell('updated', version);
				else tell(version.released ? 'released' : 'unreleased', version);
				if (other && body.released) {
					replace(site, unresolvedIn(site, version), 'fixVersions', version, other);
				}
			},
		},
		lists: [
			{ path: '/rest/api/3/project/:project/version', page: offsetPage, rows: inProject },
			{
				path: '/rest/api/3/project/:project/versions',
				page: wholeList,
				rows: (request) => projectOf(request, site).versions,
			},
		],
	});
}

module.exports = { versionRoutes, showVersion };
