import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { policyOf } from '../policy/policy';
import { signInOf } from '../client/connection';
import { explain, inWords, isRefusal, signInRefused, unreachable } from '../client/errors/explain';
import { asObject } from '../shared/objects';
import type { JiraAnswer, JiraRequest, HttpOutcome } from '../client/types';
import { siteUrl } from '../shared/site';

const MYSELF: JiraRequest = { method: 'GET', url: '/rest/api/3/myself', repeatable: true };

const TIMEOUT_MS = 20_000;

/** How Atlassian's tokens look: `ATATT…` today, 24 letters and digits before. */
const TOKEN = /^(AT[A-Z]{3}\S{20,}|[A-Za-z\d]{24})$/;

const NEW_TOKEN =
	'Make a new one at https://id.atlassian.com/manage-profile/security/api-tokens with "Create API token", not "Create API token with scopes".';

/** Why a sign-in was refused, as far as what was entered tells. */
function refusedSignIn(answer: JiraAnswer, { apiToken }: ICredentialDataDecryptedObject): string {
	const token = String(apiToken ?? '').trim();
	const refused = 'Jira refused the email or the API token.';
	if (answer.headers['x-seraph-loginreason'] === 'AUTHENTICATION_DENIED') {
		return `${refused} It asks for a CAPTCHA after several failed sign-ins: sign in once in the browser, then test again.`;
	}
	if (token.startsWith('ATSTT')) {
		return `${refused} The token is one of a service account: those have scopes and do not work at the address of a site. Use a token of an account that can sign in.`;
	}
	if (!TOKEN.test(token)) {
		return `${refused} What stands in 'API Token' does not look like one: Jira takes no password. ${NEW_TOKEN}`;
	}
	return `${refused} Does the token belong to this email, is it expired, or was it made with scopes, which do not work here? ${NEW_TOKEN}`;
}

type Helpers = ICredentialTestFunctions['helpers'];

/**
 * The one request that does not leave by pipeline/send: n8n gives a credential test these helpers alone, and neither a
 * node nor a stored credential.
 */
async function exchange(helpers: Helpers, site: string, data: ICredentialDataDecryptedObject): Promise<HttpOutcome> {
	const options = {
		method: MYSELF.method,
		uri: `${site}${MYSELF.url}`,
		auth: signInOf(data),
		headers: { Accept: 'application/json' },
		json: true,
		simple: false,
		resolveWithFullResponse: true,
		followRedirect: false,
		followAllRedirects: false,
		timeout: TIMEOUT_MS,
	};
	try {
		const { statusCode, headers, body } = (await helpers.request(options)) as IDataObject;
		return { answer: { status: Number(statusCode), headers: asObject(headers), body } };
	} catch (error) {
		const { code, cause, error: inner, message } = error as Record<string, unknown>;
		const found = [code, asObject(cause).code, asObject(inner).code].find((one) => typeof one === 'string');
		return { code: found as string | undefined, reason: String(message) };
	}
}

const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });

/** What a credential that does not work lacks, in a sentence that says what to do. */
function verdict(site: string, data: ICredentialDataDecryptedObject, outcome: HttpOutcome): INodeCredentialTestResult {
	const { answer } = outcome;
	if (!answer) return failed(inWords(unreachable(MYSELF, site, outcome)));
	if (signInRefused(answer)) return failed(refusedSignIn(answer, data));
	if (isRefusal(answer)) return failed(inWords(explain(MYSELF, answer, site)));
	const { accountId, displayName } = asObject(answer.body);
	if (typeof accountId !== 'string') {
		return failed(`What answers at ${site} is not Jira. Check the 'Site URL': the address of your Jira Cloud site.`);
	}
	return { status: 'OK', message: `Signed in as ${String(displayName ?? accountId)}` };
}

/** n8n's test of a credential, as a method of the node: only so it can say what is wrong in its own words. */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		policyOf(data); // settings that cannot be understood forbid everything
		const site = siteUrl(data.url);
		for (const [field, name] of [
			['email', 'Email'],
			['apiToken', 'API Token'],
		]) {
			if (String(data[field] ?? '').trim() === '') return failed(`'${name}' is empty.`);
		}
		return verdict(site, data, await exchange(this.helpers, site, data));
	} catch (error) {
		return failed((error as Error).message);
	}
}
