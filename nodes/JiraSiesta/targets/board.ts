import { asObject } from '../shared/objects';
import { idInPath, text } from './kind';
import type { Kind } from './kind';

/** The project of a board may be missing: then its filter goes over several. */
export const board: Kind = {
	label: 'Board',
	read: ({ id }) => ({ url: `/rest/agile/1.0/board/${idInPath(id)}` }),
	projectOf: ({ location }) => text(asObject(location).projectKey),
	shown: ({ id, name }, target) => ({ board: name ?? target.id, id: id ?? target.id }),
};
