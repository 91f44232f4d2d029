import { InvalidInput } from '../shared/invalidInput';

/** Hosts that Jira cannot reach: this machine, private networks, and names without a domain. */
const PRIVATE =
	/^(localhost|.*\.(localhost|local|internal|lan|home|test)|0\..*|10\..*|127\..*|169\.254\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|\[.*\]|[^.]+)$/i;

/**
 * Holds the address of a webhook against what Jira delivers to.
 *
 * @throws InvalidInput for an address that is not https, or that only this network knows
 */
export function assertPublic(url: string): void {
	const { protocol, hostname } = new URL(url);
	if (protocol === 'https:' && !PRIVATE.test(hostname)) return;
	throw new InvalidInput(
		'Deliver By',
		`is Webhook With Backup Poll, and Jira cannot reach n8n at ${new URL(url).origin}`,
		"Jira delivers to public https addresses only: set WEBHOOK_URL of the n8n server to one, or set 'Deliver By' to Polling.",
	);
}
