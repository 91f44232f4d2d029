import type { AdfNode } from '../adf/nodes';
import type { Token } from './syntax';

/** Files that can be shown in a text: by their names, the IDs that Atlassian's servers for files know them by. */
export type Pictures = ReadonlyMap<string, string>;

const imagesIn = (tokens: Token[]): Token[] =>
	tokens.flatMap((token) => (token.type === 'image' ? [token] : imagesIn(token.children ?? [])));

/** The name of the file, where an image is addressed by nothing else: no scheme, no folder. */
function fileNameOf(image: Token): string | undefined {
	const address = String(image.attrGet('src') ?? '');
	if (/[:/?#]/.test(address)) return undefined;
	try {
		return decodeURIComponent(address) || undefined;
	} catch {
		return undefined;
	}
}

/** The files that a text shows by their names. */
export const fileNamesIn = (tokens: Token[]): string[] => [
	...new Set(imagesIn(tokens).flatMap((image) => fileNameOf(image) ?? [])),
];

/** Notes on each image whose file is known what it is known by, for {@link pictureOf}. */
export function notePictures(tokens: Token[], pictures: Pictures): void {
	for (const image of imagesIn(tokens)) {
		const id = pictures.get(fileNameOf(image) ?? '');
		if (id !== undefined) image.meta = { ...image.meta, media: id };
	}
}

/**
 * An image as Jira's own picture; undefined for one whose file is not known. It can stand alone in a block only: see
 * {@link inlinePicture}.
 */
export function pictureOf({ meta }: Token, alt: string): AdfNode | undefined {
	const { media: id } = (meta ?? {}) as { media?: string };
	if (id === undefined) return undefined;
	const media = { type: 'media', attrs: { type: 'file', id, collection: '', alt } };
	return { type: 'mediaSingle', attrs: { layout: 'center' }, content: [media] };
}

/** The same in the midst of text. */
export const inlinePicture = ({ content }: AdfNode): AdfNode => ({ type: 'mediaInline', attrs: content?.[0].attrs });
