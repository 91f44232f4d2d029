import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { letThrough } from '../nodes/JiraSiesta/pipeline/request';
import { siteUrl } from '../nodes/JiraSiesta/pipeline/site';
import { assertNotExposed } from '../nodes/JiraSiesta/policy/exposed';
import type { AnyRequest } from '../nodes/JiraSiesta/policy/exposed';
import { policyForm } from '../nodes/JiraSiesta/policy/form';
import { isOpen, policyOf } from '../nodes/JiraSiesta/policy/settings';

const TEST_PATH = '/rest/api/3/myself';

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
		...policyForm,
	];

	/**
	 * Signs a request in, and only one to the credential's own site: the token goes nowhere else. While the owner has
	 * restricted anything, only this package's own requests, which its policy has let through, and the credential test.
	 * None on which others could read it.
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const site = siteUrl(credentials.url);
		// n8n's HTTP Request node calls it `uri`. The credential test has the site as it was typed.
		const { uri } = requestOptions as AnyRequest;
		const url = new URL(uri ?? requestOptions.url, site);
		if (url.origin !== site) {
			throw new Error(`This credential is for ${site} and is not sent to ${url.origin}`);
		}
		const restricted = !isOpen(policyOf(credentials));
		const isTest = (requestOptions.method ?? 'GET') === 'GET' && url.pathname === TEST_PATH;
		if (restricted && !letThrough.has(requestOptions) && !isTest) {
			throw new Error(
				'The permission settings of this credential hold for the Jira Siesta node: other nodes cannot use it',
			);
		}
		assertNotExposed(requestOptions, site, restricted);
		return {
			...requestOptions,
			baseURL: undefined,
			...(uri ? { uri: url.href } : { url: url.href }),
			auth: {
				username: String(credentials.email ?? '').trim(),
				password: String(credentials.apiToken ?? '').trim(),
			},
			// The token follows no redirect to another site, in any form of request.
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
			...(uri && { followRedirect: false, followAllRedirects: false }),
		};
	}

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.url }}', url: TEST_PATH, json: true },
		// n8n's type has lists of one kind only; its tester takes each rule by its own (credentials-tester.service.js).
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
			{
				// A proxy, or another website that answers everything with a page.
				type: 'responseSuccessBody',
				properties: { key: 'accountId', value: undefined, message: 'What answers at this URL is not Jira' },
			},
		] as ICredentialTestRequest['rules'],
	};
}
