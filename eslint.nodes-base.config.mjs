// n8n-node carries an older eslint-plugin-n8n-nodes-base under the same name, and its configuration
// must stay as it is ("n8n.strict"): the newest rules run from this file.
import * as parser from '@typescript-eslint/parser';
import nodesBase from 'eslint-plugin-n8n-nodes-base';

const { community, credentials, nodes } = nodesBase.configs;
const base = {
	plugins: { 'n8n-nodes-base': nodesBase },
	languageOptions: { parser, parserOptions: { extraFileExtensions: ['.json'] } },
};

export default [
	{ ...base, files: ['package.json'], rules: community.rules },
	{
		...base,
		files: ['credentials/**/*.ts'],
		rules: {
			...credentials.rules,
			// Switched off by n8n-node and by n8n's scan as well, here and below.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		...base,
		files: ['nodes/**/*.ts'],
		rules: {
			...nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
];
