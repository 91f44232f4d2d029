import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { InvalidInput } from '../pipeline/invalidInput';

/** Settings of a request by which it is less protected, in all forms that n8n knows. */
export type AnyRequest = Partial<IHttpRequestOptions> & {
	uri?: string;
	rejectUnauthorized?: boolean;
	strictSSL?: boolean;
	agentOptions?: IDataObject;
};

/**
 * Whether whoever made the workflow could read the token on its way: n8n takes a proxy of their choice, so the request
 * must be encrypted for nobody but the site, by a certificate that the server trusts.
 */
function isExposed(request: AnyRequest, site: string): boolean {
	const {
		skipSslCertificateValidation,
		rejectUnauthorized,
		strictSSL,
		agentOptions = {},
		headers = {},
		proxy,
	} = request;
	return (
		Boolean(skipSslCertificateValidation) ||
		rejectUnauthorized === false ||
		strictSSL === false ||
		Object.keys(agentOptions).length > 0 || // a certificate authority of their own
		Object.keys(headers).some((name) => name.toLowerCase() === 'host') || // n8n checks the certificate for it
		(site.startsWith('http:') && Boolean(proxy))
	);
}

/** @throws InvalidInput for a request of a restricted credential on which its token could be read */
export function assertNotExposed(request: AnyRequest, site: string): void {
	if (!isExposed(request, site)) return;
	throw new InvalidInput(
		'Request Options',
		'would let others read the token of this credential, whose owner has restricted it',
		"Remove 'Ignore SSL Issues (Insecure)', and a proxy where the site has no https.",
	);
}
