import { asObject } from '../shared/objects';
import { idInPath } from './kind';
import type { Kind } from './kind';

/** The answer of an attachment does not name its issue, so the issue has to name the attachment. */
export const attachment: Kind = {
	label: 'Attachment',
	inTurn: true,
	read: ({ of }) => ({ url: `/rest/api/3/issue/${idInPath(of!.id)}`, qs: { fields: 'attachment' } }),
	projectOf({ fields }, { id, of }) {
		const files = asObject(fields).attachment;
		return Array.isArray(files) && files.some((file) => String(asObject(file).id) === id) ? of : undefined;
	},
	shown({ fields }, { id, of }) {
		const files = (asObject(fields).attachment ?? []) as object[];
		const file = files.map(asObject).find((one) => String(one.id) === id);
		return { attachment: file?.filename ?? id, issue: of!.id };
	},
};
