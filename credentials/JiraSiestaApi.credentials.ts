import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { siteUrl } from '../nodes/JiraSiesta/pipeline/site';
import { policyForm } from '../nodes/JiraSiesta/policy/form';

export class JiraSiestaApi implements ICredentialType {
	name = 'jiraSiestaApi';

	displayName = 'Jira Siesta API';

	icon: Icon = { light: 'file:../icons/jiraSiesta.svg', dark: 'file:../icons/jiraSiesta.dark.svg' };

	documentationUrl =
		'https://github.com/siesta-ai/n8n-nodes-jira-siesta/blob/main/README.md#credentials';

	properties: INodeProperties[] = [
		{
			displayName:
				'The node can do exactly what this Jira account may do, nothing more. For production use an account of its own and give it only the projects it needs.',
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
			displayName: 'Email or Username',
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
		...policyForm,
	];

	/** Signs a request in, and only one to the credential's own site: the token goes nowhere else. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const site = siteUrl(credentials.url);
		// The credential test has the URL as it was typed; everything else comes with the cleaned one.
		const url = new URL(requestOptions.url, site);
		if (url.origin !== site) {
			throw new Error(`This credential is for ${site} and is not sent to ${url.origin}`);
		}
		return {
			...requestOptions,
			baseURL: undefined,
			url: url.href,
			auth: {
				username: String(credentials.email ?? '').trim(),
				password: String(credentials.apiToken ?? '').trim(),
			},
			disableFollowRedirect: true,
		};
	}

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.url }}', url: '/rest/api/3/myself', json: true },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Jira refused the email or the API token. Is the token expired, or was it made with scopes?',
				},
			},
			{
				type: 'responseCode',
				properties: { value: 404, message: 'There is no Jira site at this URL' },
			},
		],
	};
}
