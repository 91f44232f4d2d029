// @ts-check
'use strict';

const { checkPayload, setProperties } = require('../creation');
const { fieldErrors, messages } = require('../errors');
const { byId } = require('../fields/catalogue');
const { readChanges } = require('../fields/changes');
const { describeField } = require('../fields/metadata');
const { words } = require('../render');
const { isAvailable, listedFields, takenFields, typeOf, waysOn } = require('../workflow');
const { issueOf } = require('./onIssue');

const TRANSITIONS = '/rest/api/3/issue/:issue/transitions';

/** @typedef {import('../workflow').Transition} Transition */

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function transitionRoutes(app, context) {
	const { site } = context;

	/** @param {import('../site').Issue} issue those whose conditions do not hold as well */
	const possible = (issue) =>
		context.may('TRANSITION_ISSUES', issue.project)
			? waysOn(site.typeOf(issue).workflow, issue)
			: [];

	/** @param {Transition} transition @param {import('../site').Issue} issue */
	const fieldsOf = (transition, { project, fields }) =>
		Object.fromEntries(
			listedFields(transition).map((id) => {
				const required = transition.screen?.required?.includes(id) ?? false;
				const type = project.types.find(({ json }) => json.id === fields.issuetype.id);
				const described = describeField(site, id, project, type, required);
				return [id, { ...described, hasDefaultValue: false }];
			}),
		);

	app.get(TRANSITIONS, async (request) => {
		const issue = issueOf(request, site);
		const { transitionId, expand, includeUnavailableTransitions } = request.query;
		const withFields = words(expand).includes('transitions.fields');
		return {
			expand: 'transitions',
			transitions: possible(issue)
				.filter(({ id }) => transitionId === undefined || id === transitionId)
				.map((one) => ({ one, available: isAvailable(one, issue, site.account.accountId) }))
				.filter(({ available }) => available || includeUnavailableTransitions === 'true')
				.map(({ one, available }) => ({
					id: one.id,
					name: one.name,
					to: site.status(one.to),
					hasScreen: one.screen !== undefined,
					isGlobal: typeOf(one) === 'GLOBAL',
					isInitial: false,
					isAvailable: available,
					isConditional: one.condition !== undefined,
					isLooped: one.from?.includes(one.to) ?? false,
					...(withFields && { fields: fieldsOf(one, issue) }),
				})),
		};
	});

	/**
	 * The values a transition sets.
	 * @param {any} body @param {Transition} transition @param {import('../site').Issue} issue
	 * @throws 400
	 */
	const readValues = ({ fields, update = {} }, { screen, ...transition }, issue) => {
		// Without a screen there is no place for a comment, and nobody says so (community.general#818).
		const { comment, ...others } = update;
		const { values, errors } = readChanges(
			{ fields, update: screen ? update : others },
			{
				screen: takenFields({ screen, ...transition }),
				stored: issue.fields,
				context: { site, project: issue.project },
			},
		);
		const after = { ...issue.fields, ...values };
		for (const id of screen?.required ?? []) {
			if (after[id] === null || after[id] === undefined) {
				errors[id] ??= `${byId.get(id)?.name} is required.`;
			}
		}
		if (Object.keys(errors).length > 0) throw fieldErrors(errors);
		const reason = transition.validator?.(after);
		if (reason) throw messages(400, reason);
		return values;
	};

	app.post(TRANSITIONS, async (request, reply) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const { body } = request;
		checkPayload(body);
		const id = body.transition?.id;
		// (R)
		if (id === undefined) throw messages(400, "Missing 'transition' identifier");
		const transition = possible(issue).find(
			(one) => one.id === String(id) && isAvailable(one, issue, site.account.accountId),
		);
		if (!transition) {
			throw messages(
				400,
				`It seems that you have tried to perform a workflow operation (${id}) that is not valid for the` +
					` current state of this issue (${issue.key}). The likely cause is that somebody has changed the` +
					' issue recently, please look at the issue history for details.',
			);
		}
		const values = readValues(body, transition, issue);
		const { to, resolution, movesOn } = transition;
		site.changeIssue(
			issue,
			{
				...(resolution !== undefined && { resolution: site.resolution(resolution) }),
				...values,
				status: site.status(to),
			},
			{ historyMetadata: body.historyMetadata },
		);
		setProperties(issue, body);
		if (movesOn?.when(issue)) site.changeIssue(issue, { status: site.status(movesOn.to) });
		return reply.code(204).send();
	});
}

module.exports = { transitionRoutes };
