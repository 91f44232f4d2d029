import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestOptions, INode } from 'n8n-workflow';

import { CREDENTIAL, siteOf } from './connection';
import type { Context } from './connection';
import type { TargetKind } from '../shared/target';
import type { JiraRequest } from './types';

/** n8n's node setting "Request Options", as far as requests go. */
export type SessionSettings = {
	/** Timeout, proxy and certificates. */
	http: Pick<IHttpRequestOptions, 'timeout' | 'proxy' | 'skipSslCertificateValidation'>;
	/** Milliseconds a request may be told to wait before the node gives up. */
	longestWait: number;
};

export const USUAL: SessionSettings = { http: {}, longestWait: 60_000 };

/** What the owner of the credential allows, as far as requests and answers go; handed in by whoever opens a session. */
export type Guard = {
	/**
	 * Holds a request against the policy, before it is sent.
	 *
	 * @returns the request, what it looks for confined to what may be read
	 * @throws InvalidInput
	 */
	confine(context: Context, session: Session, request: JiraRequest): Promise<JiraRequest>;
	/** Whether what Jira has may be shown. */
	mayRead(session: Session): Promise<boolean>;
	/** Whether some projects are closed. */
	isConfined(session: Session): Promise<boolean>;
	/** Whether an issue or a project of an answer may be shown. */
	mayShow(session: Session, row: IDataObject): Promise<boolean>;
	/** Whether a board, a sprint or another thing in a list over the site belongs to a project that is open. */
	isOpenRow(context: Context, session: Session, kind: TargetKind, row: IDataObject): Promise<boolean>;
};

/** What the requests of one execution of the node, or of one opened list, share. */
export class Session {
	/** As the workflow has it: n8n makes a new copy each time it is asked. */
	readonly node: INode;

	/** Read once: n8n fetches a credential from its database and decrypts it each time. */
	readonly credential: Promise<ICredentialDataDecryptedObject>;

	readonly site: Promise<string>;

	/** The site and who signs in there: by it the sessions of this process share one flow of requests. */
	readonly account: Promise<string>;

	/** Whether Jira has told anything: an error may say something of it from then on. */
	told = false;

	/** Set by the first item that fails when the workflow stops on errors: nothing is sent after it. */
	stopped = false;

	private readonly answers = new Map<string, Promise<unknown>>();

	readonly http: SessionSettings['http'];

	/** Milliseconds a request may be told to wait before the node gives up. */
	readonly longestWait: number;

	/** @param settings or why they are not understood, which is the failure of each item */
	constructor(
		context: Context,
		readonly guard: Guard,
		settings: SessionSettings | Error = USUAL,
	) {
		({ http: this.http, longestWait: this.longestWait } = settings instanceof Error ? USUAL : settings);
		this.node = context.getNode();
		this.credential = context.getCredentials(CREDENTIAL);
		this.site = this.credential.then((credential) => {
			if (settings instanceof Error) throw settings;
			return siteOf(context, credential);
		});
		// Every item awaits them and reports it; a session without requests must not end as an unhandled rejection.
		this.site.catch(() => {});
		this.account = Promise.all([this.site, this.credential]).then(([site, { email }]) => `${site} ${String(email)}`);
		this.account.catch(() => {});
	}

	/** Whether something has been looked up, or is being. */
	knows(key: string): boolean {
		return this.answers.has(key);
	}

	/** Looks something up once, however many items need it. */
	async once<T>(key: string, lookUp: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key) ?? lookUp();
		this.answers.set(key, known);
		return await (known as Promise<T>);
	}
}
