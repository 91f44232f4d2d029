// @ts-check
'use strict';

const { fieldErrors, messages } = require('../errors');
const { readChanges } = require('../fields/changes');
const { words } = require('../render');
const { transitions } = require('../seed/projects');
const { checkPayload } = require('./issue');
const { issueOf } = require('./onIssue');

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function transitionRoutes(app, context) {
	const { site } = context;
	/** @param {import('../site').Issue} issue */
	const available = (issue) =>
		transitions.filter(({ from }) => from === issue.fields.status.untranslatedName);
	/** @param {string} name */
	const statusNamed = (name) => site.statuses.find((one) => one.untranslatedName === name);

	const resolutionField = () => ({
		required: false,
		schema: { type: 'resolution', system: 'resolution' },
		name: site.words.field('Resolution'),
		key: 'resolution',
		fieldId: 'resolution',
		hasDefaultValue: false,
		operations: ['set'],
		allowedValues: site.resolutions,
	});

	app.get('/rest/api/3/issue/:issue/transitions', async (request) => {
		const issue = issueOf(request, site);
		const { transitionId, expand } = request.query;
		const withFields = words(expand).includes('transitions.fields');
		return {
			expand: 'transitions',
			transitions: available(issue)
				.filter(({ id }) => transitionId === undefined || id === transitionId)
				.map(({ id, name, to, fields = [] }) => ({
					id,
					name,
					to: statusNamed(to),
					hasScreen: fields.length > 0,
					isGlobal: false,
					isInitial: false,
					isAvailable: true,
					isConditional: false,
					isLooped: false,
					...(withFields && { fields: fields.length > 0 ? { resolution: resolutionField() } : {} }),
				})),
		};
	});

	app.post('/rest/api/3/issue/:issue/transitions', async (request, reply) => {
		const issue = issueOf(request, site);
		context.countWrite(issue);
		const { body } = request;
		checkPayload(body);
		const id = body.transition?.id;
		// (R)
		if (id === undefined) throw messages(400, "Missing 'transition' identifier");
		const transition = available(issue).find((one) => one.id === String(id));
		if (!transition) {
			throw messages(
				400,
				`It seems that you have tried to perform a workflow operation (${id}) that is not valid for the` +
					` current state of this issue (${issue.key}). The likely cause is that somebody has changed the` +
					' issue recently, please look at the issue history for details.',
			);
		}
		const { values, errors } = readChanges(body, {
			screen: transition.fields ?? [],
			stored: issue.fields,
			context: { site, project: issue.project },
		});
		if (Object.keys(errors).length > 0) throw fieldErrors(errors);
		const done = transition.to === 'Done';
		site.changeIssue(issue, {
			resolution: done ? site.resolutions[0] : null,
			...values,
			status: statusNamed(transition.to),
		});
		return reply.code(204).send();
	});
}

module.exports = { transitionRoutes };
