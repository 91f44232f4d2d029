import { record } from './record';
import { isTlsTrouble, neverArrived, retryAfter } from './retry';
import { traceOf } from './request';
import type { JiraAnswer, JiraRequest, Outcome } from './request';

/** What a person reads: `message` says what happened, `description` what to do. */
export type Explanation = { message: string; description: string };

/** Jira's field ids that differ from the names in its user interface. */
const FIELD_NAMES: Record<string, string> = {
	duedate: 'Due date',
	fixVersions: 'Fix versions',
	issuetype: 'Issue type',
	timetracking: 'Time tracking',
	versions: 'Affects versions',
};

const ADVICE: Record<number, string> = {
	401: 'Check the email and the API token in the credential: tokens expire after a year at the latest, and tokens made with scopes do not work here.',
	403: "The credential's account lacks this permission. Ask a Jira administrator, or use another account.",
	404: "Check the value. Jira gives the same answer when the credential's account may not see it.",
	409: 'Something else changed the issue at the same moment. Run it again.',
	410: 'Jira has removed this interface. Update this node to its newest version.',
	413: 'It is over one of the limits Jira has for an issue. Send less.',
	422: "The configuration of the project does not allow this. Ask the project's administrator.",
};

const UNKNOWN_OUTCOME = 'Whether Jira carried it out is not known: look in Jira before you send it again.';

/** Ids of the fields that Jira refused: `{"errors": {"customfield_10011": "…"}}`. */
export const refusedFields = ({ body }: JiraAnswer): string[] => Object.keys(record(record(body).errors));

/**
 * Whether Jira did not accept the credentials and answered an anonymous caller instead, often with
 * status 200 and an empty list. The header is the only sign of it (n8n#16325, jira.js#418).
 */
export const signInRefused = ({ status, headers }: JiraAnswer): boolean =>
	status === 401 || /FAILED|DENIED/.test(String(headers['x-seraph-loginreason'] ?? ''));

/** Whether something else answered in Jira's place, e.g. the sign-in page of a proxy: Jira's own answers are JSON. */
const isForeign = ({ body }: JiraAnswer) => typeof body === 'string' && body.trim() !== '';

/** Whether an answer is anything but success for a signed-in caller. */
export const isRefusal = (answer: JiraAnswer) => answer.status >= 300 || signInRefused(answer) || isForeign(answer);

/** Whether Jira may have carried out a write in spite of its answer. */
export const isUnclear = (answer: JiraAnswer) => answer.status >= 500 || (answer.status < 300 && isForeign(answer));

/** A field's name as Jira's user interface has it. */
export function fieldName(id: string, names: Record<string, string>): string {
	const known = names[id] ?? FIELD_NAMES[id];
	return known ?? id.charAt(0).toUpperCase() + id.slice(1);
}

/** Jira's own sentences, with fields by name. Empty where the body has none, e.g. HTML of a proxy. */
function jiraTexts({ body }: JiraAnswer, names: Record<string, string>): string[] {
	const { errorMessages, errors, error, message } = record(body);
	const texts = Array.isArray(errorMessages) ? errorMessages.map(String) : [];
	for (const [id, text] of Object.entries(record(errors))) {
		// Jira names the field by its id in the text as well: "Field 'customfield_10011' cannot be set."
		texts.push(`${fieldName(id, names)}: ${String(text).replace(`'${id}'`, `'${fieldName(id, names)}'`)}`);
	}
	// The gateway's form, and the form of some of Jira's own filters.
	if (texts.length === 0 && message) texts.push(String(message));
	if (texts.length === 0 && error) texts.push(String(error));
	return texts.filter((text) => text.trim() !== '');
}

function headline(answer: JiraAnswer, site: string): string {
	const { status, headers, body } = answer;
	const html = typeof body === 'string' && /<html|<!doctype/i.test(body);
	if (status >= 300 && status < 400) return `${site} redirects to ${String(headers.location)}`;
	if (status === 403 && html) return 'Something in front of Jira blocked the request';
	if (status === 404 && html) return `There is no Jira site at ${site}`;
	if (status === 429) return 'Jira is limiting the rate of requests';
	if (status >= 500) return `Jira is not available (HTTP ${status})`;
	if (status < 300) return `Something in front of Jira answered in its place at ${site}`;
	return `Jira refused the request (HTTP ${status})`;
}

function advice(request: JiraRequest, answer: JiraAnswer): string {
	const { status, headers } = answer;
	if (signInRefused(answer)) {
		return headers['x-seraph-loginreason'] === 'AUTHENTICATION_DENIED'
			? 'Jira asks for a CAPTCHA after several failed sign-ins: sign in once in the browser, then check the credential.'
			: ADVICE[401];
	}
	if (status >= 300 && status < 400) return "Correct the 'Site URL' in the credential.";
	if (status === 429) {
		const ms = retryAfter(headers);
		const until = new Date(Date.now() + (ms ?? 0)).toISOString();
		const seconds = ms === undefined ? '' : ` Jira asks to wait ${Math.ceil(ms / 1000)} s, until ${until}.`;
		const reset = headers['x-ratelimit-reset'] ? ` The limit resets at ${String(headers['x-ratelimit-reset'])}.` : '';
		const reason = headers['ratelimit-reason'] ? ` Limit: ${String(headers['ratelimit-reason'])}.` : '';
		return `Try again later or with fewer items, or let the node wait longer: 'Longest Wait (Seconds)' in its settings.${seconds}${reset}${reason}`;
	}
	if (status >= 500) return request.repeatable ? 'Try again in a few minutes.' : UNKNOWN_OUTCOME;
	if (status < 300)
		return `Check the site URL in the credential, and proxies on the way.${request.repeatable ? '' : ` ${UNKNOWN_OUTCOME}`}`;
	return ADVICE[status] ?? '';
}

/**
 * Puts any refusal into words: Jira's own where it has some, ours where it sent HTML or nothing.
 *
 * @param names field names by id, for custom fields
 * @param more what would have been valid, where the operation knows
 */
export function explain(
	request: JiraRequest,
	answer: JiraAnswer,
	site: string,
	names: Record<string, string> = {},
	more = '',
): Explanation {
	const texts = jiraTexts(answer, names);
	const said = texts.length > 0 ? texts.join(' ') : headline(answer, site);
	const message = signInRefused(answer)
		? `Jira refused the credentials${texts.length > 0 ? `: ${texts.join(' ')}` : ''}`
		: said;
	const trace = traceOf(answer.headers);
	const details = [`HTTP ${answer.status}`, `${request.method} ${request.url}`];
	if (trace) details.push(`trace ${String(trace)}`);
	const description = [more, advice(request, answer), `(${details.join(', ')})`];
	return { message, description: description.filter(Boolean).join(' ') };
}

/** Puts a missing answer into words. */
export function unreachable(
	request: JiraRequest,
	site: string,
	{ code, reason }: Outcome,
	viaProxy = false,
): Explanation {
	const arrived = !neverArrived(code);
	const proxy = viaProxy ? ' The request went through the proxy in the settings of the node.' : '';
	const certificate = isTlsTrouble(code) ? ' The server does not offer a certificate that n8n trusts.' : '';
	const advice =
		arrived && !request.repeatable
			? UNKNOWN_OUTCOME
			: 'Check the site URL in the credential and the network of the n8n server.';
	return {
		message: arrived ? 'The connection to Jira broke before it answered' : `Jira could not be reached at ${site}`,
		description: `${advice}${certificate}${proxy} (${code ?? reason ?? 'no code'}, ${request.method} ${request.url})`,
	};
}
