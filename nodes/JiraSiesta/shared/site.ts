const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address is on this machine, where nothing leaves it. */
export const isLocal = ({ hostname }: URL) => LOCAL_HOSTS.includes(hostname);

/** Whether an address says its scheme: people leave it out, as browsers show it. */
export const hasScheme = (address: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(address);

/**
 * The address of a Jira site, cleaned from what people paste: without scheme, with a path or a trailing slash.
 *
 * @param given e.g. `acme.atlassian.net/` or `https://acme.atlassian.net/jira/software`
 * @returns origin without trailing slash, e.g. `https://acme.atlassian.net`
 * @throws Error that says what is wrong with the address
 */
export function siteUrl(given: unknown): string {
	const text = String(given ?? '').trim();
	const example = 'Enter the address of the site, e.g. https://your-company.atlassian.net';
	if (text === '') throw new Error(`The Jira site URL is empty. ${example}`);

	const address = hasScheme(text) ? text : `https://${text}`;
	if (!URL.canParse(address)) throw new Error(`'${text}' is not a URL. ${example}`);
	const url = new URL(address);
	if (url.username || url.password) {
		throw new Error(`The Jira site URL must not contain a user name or password. ${example}`);
	}
	const local = isLocal(url);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
		throw new Error(`'${text}' would send the API token unprotected. ${example}`);
	}
	if (!local && !url.hostname.includes('.')) {
		throw new Error(`'${text}' is not a full address. ${example}`);
	}
	// Tokens with scopes work only there, tokens without scopes only at the site: facts in Atlassian's
	// https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account
	if (url.hostname === 'api.atlassian.com') {
		throw new Error(`'${text}' is Atlassian's API gateway, not a site. ${example}`);
	}
	return url.origin;
}

/** The page of an issue for people. Never taken from `self`, which may point to Atlassian's gateway. */
export const browseUrl = (site: string, issueKey: string) => `${site}/browse/${encodeURIComponent(issueKey)}`;
