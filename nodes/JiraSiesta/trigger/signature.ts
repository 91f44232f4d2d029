import { createHmac, timingSafeEqual } from 'crypto';

/**
 * The secret of a trigger's webhook: made of the credential's token, and written nowhere. Every process of n8n has the same,
 * nobody who reads the workflow has it, and it changes with the token. Not made of the address: n8n does not tell a
 * webhook that is tested where it was called.
 *
 * @param tag whose webhook it is
 */
export const secretOf = (apiToken: string, tag: string): string =>
	createHmac('sha256', apiToken).update(`webhook ${tag}`).digest('hex');

const PREFIX = 'sha256=';

/**
 * Whether the bytes of a request are signed with a secret, as WebSub has it. What is compared takes the same time
 * wherever it differs.
 *
 * @param header `X-Hub-Signature`: `<method>=<hex>`
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks
 */
export function isSigned(bytes: Uint8Array, header: unknown, secret: string): boolean {
	if (typeof header !== 'string' || !header.startsWith(PREFIX)) return false;
	const own = createHmac('sha256', secret).update(bytes).digest();
	const given = Buffer.from(header.slice(PREFIX.length), 'hex');
	return given.length === own.length && timingSafeEqual(given, own);
}
