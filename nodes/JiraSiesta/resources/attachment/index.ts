import type { Resource } from '../menu';
import { deleteAttachment } from './delete.operation';
import { download } from './download.operation';
import { downloadAll } from './downloadAll.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { upload } from './upload.operation';

export const attachment: Resource = {
	label: 'Attachment',
	value: 'attachment',
	operations: [deleteAttachment, download, downloadAll, get, getAll, upload],
	usual: getAll,
};
