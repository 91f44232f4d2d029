import { toIssueKey } from '../fields/encode/issueKey';
import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { members } from '../shared/lists';

const DISPLAY_NAME = 'Issues';

/** Several issues, by keys, IDs or addresses: each once, in the order given. */
export const issues: Parameter<string[]> = {
	property: {
		displayName: DISPLAY_NAME,
		name: 'issueKeys',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		required: true,
		placeholder: 'e.g. OPS-1, OPS-2',
		description:
			'Keys of the issues, separated by commas; IDs and addresses will do as well. An expression may give a list.',
	},
	async of({ parameters, site }) {
		const given = members(parameters.get('issueKeys') ?? '', DISPLAY_NAME);
		const keys = given.map((one) => toIssueKey(one, site, DISPLAY_NAME));
		if (keys.length === 0) throw new InvalidInput(DISPLAY_NAME, 'is empty', 'Enter keys such as OPS-1, OPS-2.');
		return await Promise.resolve([...new Set(keys)]);
	},
};
