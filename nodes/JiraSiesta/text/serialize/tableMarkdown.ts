import { cellAlignment, children, text } from '../adf/nodes';
import type { AdfNode } from '../adf/nodes';
import { lines, mediaNodes } from './media';
import { extensionLabel, placeholder, saidBy } from './segments';
import { inlineMarkdown } from './toInlineMarkdown';

/** Blocks as the lines of a cell, which holds nothing but text in Markdown. */
function linesOf(node: AdfNode): AdfNode[] {
	const inside = children(node);
	const nested = () => lines(inside.map(linesOf));
	switch (node.type) {
		case 'paragraph':
		case 'caption':
		case 'heading':
			return inside;
		case 'bulletList':
		case 'taskList':
		case 'decisionList':
			return lines(inside.map((item) => [text(`- ${boxOf(item)}`), ...linesOf(item)]));
		case 'orderedList':
			return lines(
				inside.map((item, index) => [text(`${Number(node.attrs?.order ?? 1) + index}. `), ...linesOf(item)]),
			);
		case 'taskItem':
		case 'decisionItem':
			return inside;
		case 'codeBlock':
			return lines(
				inside
					.map((line) => line.text ?? '')
					.join('')
					.split('\n')
					.map((line) => (line === '' ? [] : [text(line, [{ type: 'code' }])])),
			);
		case 'rule':
			return [text('---')];
		case 'blockCard':
		case 'embedCard':
			return [{ ...node, type: 'inlineCard' }];
		case 'media':
		case 'mediaSingle':
		case 'mediaGroup':
			return mediaNodes(node);
		case 'nestedExpand':
			return lines([[text(String(node.attrs?.title || placeholder(node.type)))], nested()]);
		case 'extension':
			return [text(extensionLabel(node))];
		default:
			return inside.length > 0 ? nested() : [text(placeholder(node.type, saidBy(node.attrs)))];
	}
}

const boxOf = ({ type, attrs = {} }: AdfNode) =>
	/askItem$/.test(type) ? `[${attrs.state === 'DONE' ? 'x' : ' '}] ` : '';

const cellMarkdown = (cell: AdfNode): string =>
	inlineMarkdown(lines(children(cell).map(linesOf)), 'cell').replace(/\|/g, '\\|');

/** A merged cell is written where it begins; the cells it covers are empty. */
function gridOf(rows: AdfNode[]): string[][] {
	const covered: number[] = [];
	return rows.map((row) => {
		const line: string[] = [];
		const skipCovered = () => {
			while (covered[line.length] > 0) {
				covered[line.length] -= 1;
				line.push('');
			}
		};
		for (const cell of children(row)) {
			skipCovered();
			const span = (name: string) => Math.min(Math.max(1, Math.trunc(Number(cell.attrs?.[name] ?? 1))), 1000);
			for (let column = 0; column < span('colspan'); column++) {
				covered[line.length] = span('rowspan') - 1;
				line.push(column === 0 ? cellMarkdown(cell) : '');
			}
		}
		skipCovered();
		return line;
	});
}

/** How each column is aligned: as all its cells are. Tables with merged or missing cells have no columns. */
export function columnAlignments(table: AdfNode): string[] {
	const rows = children(table).map(children);
	const [first = []] = rows;
	const isRegular = rows.every(
		(row) =>
			row.length === first.length &&
			row.every(({ attrs }) => Number(attrs?.colspan ?? 1) === 1 && Number(attrs?.rowspan ?? 1) === 1),
	);
	return first.map((cell, column) => {
		const side = cellAlignment(cell);
		return isRegular && rows.every((row) => cellAlignment(row[column]) === side) ? side : '';
	});
}

const RULES: Readonly<Record<string, string>> = { center: ':---:', end: '---:' };

/** A table in GitHub's notation. A first row that is no header is written below an empty header. */
export function tableMarkdown(table: AdfNode): string {
	const rows = children(table);
	const grid = gridOf(rows);
	const width = Math.max(0, ...grid.map((line) => line.length));
	if (width === 0) return '';
	const isHeader = children(rows[0]).every(({ type }) => type === 'tableHeader');
	const [head, ...body] = isHeader ? grid : [[], ...grid];
	const line = (cells: string[]) =>
		`|${Array.from({ length: width }, (_, column) => (cells[column] ? ` ${cells[column]} |` : '  |')).join('')}`;
	const sides = columnAlignments(table);
	const rules = Array.from({ length: width }, (_, column) => RULES[sides[column]] ?? '---');
	return [line(head), `| ${rules.join(' | ')} |`, ...body.map(line)].join('\n');
}
