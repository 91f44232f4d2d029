import { isTlsTrouble } from '../retry';

const CERTIFICATE =
	'The server has no certificate that n8n trusts. One of your own authority is made known to the n8n server by NODE_EXTRA_CA_CERTS.';
const OTHER_PROTOCOL =
	"The server does not speak that protocol at this port: check 'http' or 'https', and the port, in the 'Site URL' of the credential.";
const SILENT =
	"Nothing answers there. Check the 'Site URL' of the credential, and whether the n8n server may reach it: firewall, proxy, network.";

/** What to do about each of Node's codes for a connection that was not made, or broke: https://nodejs.org/api/errors.html */
const BY_CODE: Record<string, string> = {
	EAI_AGAIN: 'The n8n server cannot look names up at the moment. Check its network and DNS.',
	ECONNREFUSED: "Nothing listens at this port. Check the port in the 'Site URL' of the credential.",
	ECONNABORTED: SILENT,
	ECONNRESET: `The server closed the connection. ${OTHER_PROTOCOL}`,
	EHOSTUNREACH: SILENT,
	ENETUNREACH: SILENT,
	ENOTFOUND: "There is no server of this name. Check its spelling in the 'Site URL' of the credential.",
	EPROTO: OTHER_PROTOCOL,
	ETIMEDOUT: SILENT,
	HPE_INVALID_CONSTANT: OTHER_PROTOCOL,
};

/** What to do where no answer came, in words instead of the code. */
export function adviceOnCode(code = ''): string {
	const known = BY_CODE[code] ?? (/^ERR_SSL_/.test(code) ? OTHER_PROTOCOL : undefined);
	return known ?? (isTlsTrouble(code) ? CERTIFICATE : SILENT);
}
