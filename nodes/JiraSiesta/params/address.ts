import type { Parameter } from '../operation/parameter';
import { toText } from '../fields/encode/values';
import { assertShort, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';

const PATH = 'Path';
const EXAMPLE = "Enter what follows the site in Atlassian's reference, such as /rest/api/3/issue/OPS-1.";

/** Longer ones no server takes. */
const LONGEST_PATH = 2_000;

const isHost = (text: string) => /^[a-z][a-z\d+.-]*:/i.test(text) || /^[\\/]{2}/.test(text);

const isControl = (character: string) => character < ' ' || character === '\u007F';

/** Whether a decoded part could lead elsewhere, or be read in another way by some server between here and Jira. */
const misleads = (part: string) =>
	['', '.', '..'].includes(part) || [...part].some((one) => '/\\;%'.includes(one) || isControl(one));

/** A part of a path as it was meant; undefined where it is not encoded as such. */
function meant(part: string): string | undefined {
	try {
		return decodeURIComponent(part);
	} catch {
		return undefined;
	}
}

/**
 * A path of Jira's REST API, each part encoded anew: so two texts that Jira reads as one are one here.
 *
 * @throws InvalidInput for whatever else: another host, a way up, a query
 */
export function toAddress(given: unknown): string {
	const text = toText(given ?? '', PATH).trim();
	if (text === '') throw new InvalidInput(PATH, 'is empty', EXAMPLE);
	assertShort(text, PATH, LONGEST_PATH);
	if (isHost(text))
		throw new InvalidInput(PATH, `is not a path on the site: ${shown(text)}`, `Leave the host out. ${EXAMPLE}`);
	if (/[?#]/.test(text)) {
		throw new InvalidInput(
			PATH,
			`has more than a path: ${shown(text)}`,
			"Put what follows the question mark into 'Query Parameters'.",
		);
	}
	const [, ...parts] = `/${text.replace(/^\//, '')}`.replace(/\/$/, '').split('/');
	const plain = parts.map(meant);
	if (plain.some((part) => part === undefined || misleads(part))) {
		throw new InvalidInput(PATH, `has a part that could lead elsewhere: ${shown(text)}`, EXAMPLE);
	}
	if (plain[0] !== 'rest' || plain.length < 3) {
		throw new InvalidInput(PATH, `is none of Jira's REST API: ${shown(text)}`, EXAMPLE);
	}
	return `/${plain.map((part) => encodeURIComponent(part!)).join('/')}`;
}

/** The path of any request. */
export const address: Parameter<string> = {
	property: {
		displayName: PATH,
		name: 'path',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. /rest/api/3/issue/OPS-1',
		description: "What follows the site in Atlassian's reference, without a query",
	},
	of: async ({ parameters }) => await Promise.resolve(toAddress(parameters.get('path'))),
};
