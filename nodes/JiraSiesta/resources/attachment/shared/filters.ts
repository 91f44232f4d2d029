import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../../../operation/operation';
import { isEmpty } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';

const MEGABYTE = 1_000_000;

const namePattern: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. *.pdf',
	description: 'Only files of this name; * stands for any characters, ? for one. Capitals do not matter.',
};

const largest: INodeProperties = {
	displayName: 'Largest Size (MB)',
	name: 'largestSize',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 10,
	description: 'Only files that are not larger than this',
};

/** Which attachments of an issue are wanted. */
export const filters = [namePattern, largest];

/**
 * Whether a name fits a pattern, by looking through it once: a regular expression of several stars could take for ever.
 */
export function fitsPattern(name: string, pattern: string): boolean {
	const [text, wanted] = [name, pattern].map((one) => one.normalize().toLowerCase());
	let [at, inPattern, star, resumed] = [0, 0, -1, 0];
	while (at < text.length) {
		const next = wanted[inPattern];
		if (next === '*') {
			star = inPattern++;
			resumed = at;
		} else if (next === '?' || next === text[at]) {
			at++;
			inPattern++;
		} else if (star >= 0) {
			inPattern = star + 1;
			at = ++resumed;
		} else {
			return false;
		}
	}
	return /^\**$/.test(wanted.slice(inPattern));
}

/**
 * What tells of an attachment whether it is wanted.
 *
 * @throws InvalidInput
 */
export function chosenFiles({ parameters }: Item): (row: IDataObject) => boolean {
	const { fileName, largestSize } = parameters.group('options');
	const most = isEmpty(largestSize) ? Infinity : Number(largestSize) * MEGABYTE;
	if (!(most >= 0)) {
		throw new InvalidInput(
			largest.displayName,
			`is not a number: '${String(largestSize)}'`,
			'Enter a number such as 10.',
		);
	}
	return ({ filename, size }) =>
		Number(size) <= most && (isEmpty(fileName) || fitsPattern(String(filename), String(fileName)));
}
