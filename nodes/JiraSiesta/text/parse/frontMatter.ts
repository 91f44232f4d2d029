/**
 * A key of YAML and, for the lines below it, what may belong to one. No empty line and no heading: those are of a text
 * between two rules.
 */
const KEY = /^[A-Za-z_][\w .-]*:(?:[ \t]|$)/;
const BELOW = /^(?:[A-Za-z_][\w .-]*:(?:[ \t]|$)|[ \t]+\S|- |-$)/;
const END = /^(?:---|\.\.\.)[ \t]*$/;

export type FrontMatter = { yaml?: string; rest: string };

/**
 * The settings in YAML that a file of Markdown may begin with, between two lines of dashes. Markdown knows
 * nothing of them, and reads a rule and a heading.
 */
export function frontMatterOf(markdown: string): FrontMatter {
	if (!/^---[ \t]*\r?\n/.test(markdown)) return { rest: markdown };
	const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
	const end = lines.findIndex((line, index) => index > 0 && (END.test(line) || !BELOW.test(line)));
	const isWhole = end > 1 && END.test(lines[end]) && KEY.test(lines[1]);
	if (!isWhole) return { rest: markdown };
	return { yaml: lines.slice(1, end).join('\n'), rest: lines.slice(end + 1).join('\n') };
}
