import { NodeOperationError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IExecuteSingleFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	INode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { siteUrl } from '../shared/site';

export const CREDENTIAL = 'jiraSiestaApi';

/** Anything of n8n's that can send: an input item, a picker in the editor, or the trigger. */
export type Context =
	| IExecuteSingleFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

export const itemIndexOf = (context: Context) => ('getItemIndex' in context ? context.getItemIndex() : undefined);

export const cancelSignalOf = (context: Context) =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** n8n names the node type of a tool so (tool-generation/ai-tools.js); only n8n 2.x has a function that tells. */
export const isTool = ({ type }: INode) => type.endsWith('Tool');

/** What signs a request in: Basic authentication, as Jira takes an API token. */
export const signInOf = ({ email, apiToken }: ICredentialDataDecryptedObject) => ({
	username: String(email ?? '').trim(),
	password: String(apiToken ?? '').trim(),
});

/** The cleaned site address of a credential. */
export function siteOf(context: Context, { url }: ICredentialDataDecryptedObject): string {
	try {
		return siteUrl(url);
	} catch (error) {
		throw new NodeOperationError(context.getNode(), (error as Error).message, {
			description: "Correct the 'Site URL' in the credential of this node.",
			itemIndex: itemIndexOf(context),
		});
	}
}
