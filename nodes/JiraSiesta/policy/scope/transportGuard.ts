import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';

/** Settings of a request by which it is less protected, in all forms that n8n knows. */
export type AnyRequest = Partial<IHttpRequestOptions> & {
	uri?: string;
	rejectUnauthorized?: boolean;
	strictSSL?: boolean;
	agentOptions?: IDataObject;
};

/** Whether a request would take another server for the site: its certificate is not checked, or not as usual. */
const isUnproved = ({ skipSslCertificateValidation, rejectUnauthorized, strictSSL, agentOptions = {} }: AnyRequest) =>
	Boolean(skipSslCertificateValidation) ||
	rejectUnauthorized === false ||
	strictSSL === false ||
	Object.keys(agentOptions).length > 0; // a certificate authority of the workflow's own

/** n8n sends to and checks the certificate for the host that this header names. */
const namesHost = ({ headers = {} }: AnyRequest) => Object.keys(headers).some((name) => name.toLowerCase() === 'host');

/**
 * Holds the way of a request to its site against whom the token is for. A proxy of the workflow could read what is not
 * encrypted for the site alone, and answer in the place of the site, also with https: n8n takes an answer to CONNECT
 * for the site's own. What a restricted credential permits is decided by such answers, so it goes by no proxy that a
 * workflow names; the proxy of the n8n server is none of these settings.
 *
 * @param site origin of the credential's site
 * @throws InvalidInput where others could read the token, or decide in the place of Jira
 */
export function assertNotExposed(request: AnyRequest, site: string, restricted: boolean): void {
	const field = 'Request Options';
	const remove = "Remove 'Proxy' and 'Ignore SSL Issues (Insecure)' from the settings of the node.";
	const proxied = Boolean(request.proxy);
	if (namesHost(request) || (proxied && (isUnproved(request) || site.startsWith('http:')))) {
		throw new InvalidInput(field, 'would let others read the token of this credential', remove);
	}
	if (!restricted || !(proxied || isUnproved(request))) return;
	throw new InvalidInput(
		field,
		'would let others read the token of this credential, or answer in the place of Jira: its owner has restricted it',
		`${remove} A proxy of the n8n server, and certificates in NODE_EXTRA_CA_CERTS, may be used.`,
	);
}
