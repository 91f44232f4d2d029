/**
 * Jira's own elements in Markdown. Each notation stays readable where a renderer does not know it:
 * mention `@[Name](accountid:ID)`, status `{status:Text|color}`, date `{date:2026-12-31}`,
 * emoji `:smile:`, and the HTML tags that Markdown has no mark for, or whose mark does not work beside a letter.
 */
import type { IDataObject } from 'n8n-workflow';

import { EMOJI } from './emoji';

/** A link with one of these titles is a smart link; the names are those of Jira's wiki markup. */
export const SMART_LINKS: Readonly<Record<string, string | undefined>> = {
	'smart-link': 'inlineCard',
	'smart-card': 'blockCard',
	'smart-embed': 'embedCard',
};

/** GitHub's alerts and Jira's panels of the same colour; the first name of each is the one written. */
export const PANELS: ReadonlyArray<[panelType: string, ...alerts: string[]]> = [
	['info', 'NOTE', 'INFO'],
	['note', 'IMPORTANT'],
	['success', 'TIP', 'SUCCESS'],
	['warning', 'WARNING'],
	['error', 'CAUTION', 'ERROR', 'DANGER'],
];

/** The address of a mention: `@[Name](accountid:ID)` is a link to it. */
export const ACCOUNT = /^accountid:([\w:.=+-]{1,200})$/;

/** HTML tags that stand for marks; every other tag is text. */
export const TAGS: Readonly<Record<string, { type: string; attrs?: IDataObject }>> = {
	strong: { type: 'strong' },
	em: { type: 'em' },
	del: { type: 'strike' },
	u: { type: 'underline' },
	sub: { type: 'subsup', attrs: { type: 'sub' } },
	sup: { type: 'subsup', attrs: { type: 'sup' } },
};

export const ACCOUNT_ID = /^[\w:.=+-]{1,200}$/;

export type Read = { node: string; attrs: IDataObject };
/** `first`: the characters an element can begin with; `pattern` is tried there only, and is bounded. */
export type Notation = {
	first: string;
	pattern: RegExp;
	read: (match: RegExpExecArray, before: string) => Read | undefined;
};

const unescape = (text: string) => text.replace(/\\(.)/g, '$1').trim();

const COLORS: Readonly<Record<string, string>> = { grey: 'neutral', gray: 'neutral' };
const COLOR = '(neutral|grey|gray|purple|blue|red|yellow|green|#[0-9a-f]{6})';

/** A status with a colour, within a row of a table: its bar is no end of a cell. */
export const STATUS_WITH_COLOR = new RegExp(`\\{status:(?:\\\\.|[^\\\\|{}])+\\|${COLOR}\\}`, 'gi');

/** Midnight UTC of a calendar date, as ADF's date takes it; undefined for a day that does not exist. */
function timestamp(year: string, month: string, day: string): string | undefined {
	const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
	return new Date(time).toISOString().startsWith(`${year}-${month}-${day}`) ? String(time) : undefined;
}

export const NOTATIONS: Notation[] = [
	{
		first: '[',
		pattern: /\[~accountid:([\w:.=+-]{1,200})\]/y,
		read: ([, id]) => ({ node: 'mention', attrs: { id } }),
	},
	{
		first: '{',
		// `\|` before a colour is what somebody writes who knows tables, or copies from one.
		pattern: new RegExp(`\\{status:((?:\\\\[^\\n]|[^\\\\|{}\\n])+?)(?:\\\\?\\|${COLOR})?\\}`, 'iy'),
		read: ([, label, given = 'neutral']) => {
			const text = unescape(label);
			const color = given.toLowerCase();
			return text ? { node: 'status', attrs: { text, color: COLORS[color] ?? color } } : undefined;
		},
	},
	{
		first: '{',
		pattern: /\{date:(\d{4})-(\d\d)-(\d\d)\}/y,
		read: ([, ...day]) => {
			const [year, month, date] = day;
			const time = timestamp(year, month, date);
			return time === undefined ? undefined : { node: 'date', attrs: { timestamp: time } };
		},
	},
	{
		first: ':',
		pattern: /:([a-z0-9_+-]{1,40}):(?![\p{L}\p{N}])/uy,
		read: ([, name], before) => {
			const character = EMOJI.get(name);
			if (character === undefined || /[\p{L}\p{N}]$/u.test(before)) return undefined;
			return { node: 'emoji', attrs: { shortName: `:${name}:`, text: character } };
		},
	},
];
