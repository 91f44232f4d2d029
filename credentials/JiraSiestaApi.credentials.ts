import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { signInOf } from '../nodes/JiraSiesta/client/connection';
import { letThrough } from '../nodes/JiraSiesta/client/types';
import { siteUrl } from '../nodes/JiraSiesta/shared/site';
import { assertNotExposed } from '../nodes/JiraSiesta/policy/scope/transportGuard';
import type { AnyRequest } from '../nodes/JiraSiesta/policy/scope/transportGuard';
import { leadsToWebhooks } from '../nodes/JiraSiesta/policy/scope/webhooks';
import { isOpen, mayRegisterWebhooks, policyOf } from '../nodes/JiraSiesta/policy/policy';
import { permissionFields } from './permissionFields';

export class JiraSiestaApi implements ICredentialType {
	name = 'jiraSiestaApi';

	displayName = 'Jira Siesta API';

	icon: Icon = { light: 'file:../icons/jiraSiesta.svg', dark: 'file:../icons/jiraSiesta.dark.svg' };

	documentationUrl = 'https://github.com/siesta-ai/n8n-nodes-jira-siesta/blob/main/README.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName:
				'Make an API token at <a href="https://id.atlassian.com/manage-profile/security/api-tokens" target="_blank">id.atlassian.com</a> with "Create API token". The node can do what its Jira account may do, and no more than you permit below: for production use an account of its own.',
			name: 'permissionsNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Site URL',
			name: 'url',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://your-company.atlassian.net',
			description: 'Address of your Jira Cloud site, as you see it in the browser',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. nathan@example.com',
			description: 'Email address of the Atlassian account that the API token belongs to',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Create it at <a href="https://id.atlassian.com/manage-profile/security/api-tokens" target="_blank">id.atlassian.com</a> with "Create API token", not "Create API token with scopes". It expires after a year at the latest: note the date.',
		},
		...permissionFields,
	];

	/**
	 * Signs a request in, and only one to the credential's own site: the token goes nowhere else. While the owner has
	 * restricted anything, only this package's own requests, which its policy has let through. None on which others could read it.
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const site = siteUrl(credentials.url);
		// n8n's HTTP Request node calls it `uri`.
		const { uri } = requestOptions as AnyRequest;
		const url = new URL(uri ?? requestOptions.url, site);
		if (url.origin !== site) {
			throw new Error(`This credential is for ${site} and is not sent to ${url.origin}`);
		}
		const policy = policyOf(credentials);
		const restricted = !isOpen(policy);
		if (restricted && !letThrough.has(requestOptions)) {
			throw new Error(
				'The permission settings of this credential hold for the Jira Siesta node: other nodes cannot use it',
			);
		}
		if (leadsToWebhooks(url.pathname) && !mayRegisterWebhooks(policy) && !letThrough.has(requestOptions)) {
			throw new Error("The permission setting 'Register Webhooks' of this credential does not allow it");
		}
		assertNotExposed(requestOptions, site, restricted);
		return {
			...requestOptions,
			baseURL: undefined,
			...(uri ? { uri: url.href } : { url: url.href }),
			auth: signInOf(credentials),
			// The token follows no redirect to another site, in any form of request.
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
			...(uri && { followRedirect: false, followAllRedirects: false }),
		};
	}
}
