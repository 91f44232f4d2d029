import { isLocal } from '../shared/site';
import type { JiraAnswer } from './types';

/** Atlassian's servers for files. */
const MEDIA = /\.media\.atlassian\.com$/;

/** The ID by which Atlassian's servers for files know a file: in no answer of Jira, and in the link to the file. */
export const mediaId = ({ pathname }: URL): string | undefined => /^\/file\/([0-9a-f-]{36})\//i.exec(pathname)?.[1];

/**
 * The link by which a file may be fetched, where Jira names one instead of sending it. It needs no credential, and is
 * believed of Atlassian's own servers only; for tests of a site on this machine, also of this machine.
 *
 * @param site origin of the credential's site
 */
export function mediaUrl({ status, headers }: JiraAnswer, site: string): URL | undefined {
	const location = String(headers.location ?? '');
	if (status < 300 || status >= 400 || !URL.canParse(location)) return undefined;
	const url = new URL(location);
	const { protocol, hostname, port, username, password } = url;
	const isMedia = protocol === 'https:' && port === '' && MEDIA.test(hostname);
	const isOfTest = isLocal(new URL(site)) && isLocal(url) && /^https?:$/.test(protocol);
	return (isMedia || isOfTest) && username === '' && password === '' ? url : undefined;
}
