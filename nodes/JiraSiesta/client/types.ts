import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import type { UploadFile } from './multipart';
import { decoded } from '../shared/decoded';
import type { Target } from '../shared/target';

/** Any value of JSON. */
export type Json = string | number | boolean | null | Json[] | IDataObject;

export type JiraRequest = {
	method: IHttpRequestMethods;
	/** Path below the site, encoded, e.g. `/rest/api/3/issue/OPS-1`. */
	url: string;
	qs?: IDataObject;
	/** Sent as JSON, also where it is a text or empty. */
	body?: Json;
	/** Files to send as `multipart/form-data`, in place of a body. */
	uploads?: readonly UploadFile[];
	/** A file to send as it is, in place of a body. */
	file?: UploadFile;
	/**
	 * As a stream: the body of the answer is a file, to be read by whoever asked; not that of a refusal. As media: Jira is
	 * asked for a file and names a link to it, of which the body has the `id` of the file; the link has a token, and stays
	 * here.
	 */
	answerAs?: 'stream' | 'media';
	/** What the endpoint asks for besides, e.g. `X-ExperimentalApi: opt-in`. */
	headers?: Record<string, string>;
	/** What it acts on, where the operation says so; of a look-up its address does. */
	targets?: readonly Target[];
	/** Whether sending it twice has the effect of sending it once. */
	repeatable: boolean;
	/** Whether it changes something in Jira. */
	writes?: boolean;
	/** Whether it belongs to a write that has been sent: it goes out also after another item has failed. */
	completes?: boolean;
	/**
	 * What an earlier sending did, for a request that must not be sent twice: looks once after a refusal,
	 * with patience after an unclear outcome. Undefined: nothing was found.
	 */
	find?: (outcome: 'refused' | 'unclear') => Promise<JiraAnswer | undefined>;
};

/** Whether a request is to Service Management, whose interface answers and pages in ways of its own. */
export const isToDesk = ({ url }: Pick<JiraRequest, 'url'>) => url.startsWith('/rest/servicedeskapi/');

/** Whether sending a request may change something in Jira. */
export const changes = ({ writes, repeatable }: JiraRequest) => writes === true || !repeatable;

export type JiraAnswer = {
	status: number;
	headers: IDataObject;
	/** JSON, a text, or a stream where one was asked for. */
	body: unknown;
	/** The host that answered in place of the site: one of Atlassian's for files. */
	from?: string;
	/** How often the request was sent. */
	attempts?: number;
	/** Whether it may have been carried out in spite of the status. */
	unclear?: boolean;
};

/** What was sent before a failure, and what came of it, as far as there was an answer. */
export type Sent = Partial<JiraAnswer> & {
	request?: JiraRequest;
	/** Whether Jira has carried it out: the failure came afterwards, and takes nothing back. */
	done?: boolean;
};

/** What came of sending a request once: Jira's answer, or why there is none, with Node's code where it has one. */
export type HttpOutcome = { answer?: JiraAnswer; code?: string; reason?: string };

/** By what Atlassian's support finds a request. */
export const traceOf = (headers: IDataObject): string | undefined =>
	(headers['atl-traceid'] ?? headers['x-arequestid']) as string | undefined;

/**
 * The account Jira took the request for. Jira encodes the header: the IDs of newer accounts have a colon. What is no ID
 * stays as it is: it goes into the log.
 */
export function accountOf({ 'x-aaccountid': id }: IDataObject): string | undefined {
	const given = String(id ?? '');
	const plain = decoded(given);
	return (/^[\w:-]+$/.test(plain) ? plain : given) || undefined;
}

/**
 * Requests that the pipeline has let through. The credential signs these, and of others only what no permission setting
 * could forbid: else n8n's HTTP Request node would be a way around the settings.
 */
export const letThrough = new WeakSet<object>();
