import type { IDataObject } from 'n8n-workflow';

import { cleaned, escapeText } from './escape';
import { isLinkable } from '../parse/syntax';

/** An address as Markdown can hold it: a line break in it would end the link. */
export const addressOf = (href: string): string =>
	cleaned(href)
		.trim()
		.replace(/[\n\t]/g, (char) => encodeURIComponent(char));

/** A link's address and title, as they stand in its parentheses. */
export function linkTo(href: string, title = ''): string {
	const address = addressOf(href).replace(/&(?=#?\w{1,32};)/g, '&amp;');
	const isPlain = /^[\w\-.~:/?#@!$'*+,;=%&]+$/.test(address);
	const target = isPlain ? address : `<${address.replace(/[\\<>]/g, '\\$&')}>`;
	if (title === '') return target;
	return `${target} "${title.replace(/[\\"]/g, '\\$&').replace(/&(?=#?\w{1,32};)/g, '&amp;')}"`;
}

/** How an address that can be no link stands behind its text; nothing where the text is the address. */
export const behindText = (shown: string, href: string): string =>
	addressOf(href) === '' || shown.trim() === addressOf(href) ? '' : ` (${addressOf(href)})`;

/** Text between the brackets of a link that has no marks of its own. */
export const labelText = (label: string): string => escapeText(label, { before: '[', after: ']', isLabel: true });

/** A smart link, named by its issue key where it has one; undefined when it leads to no address. */
export function smartLink(title: string, { url }: IDataObject): string | undefined {
	const href = String(url ?? '');
	if (!isLinkable(href)) return undefined;
	const [, key] = /\/browse\/([A-Z][A-Z0-9_]+-\d+)$/.exec(href) ?? [];
	return `[${labelText(key ?? addressOf(href))}](${linkTo(href, title)})`;
}
