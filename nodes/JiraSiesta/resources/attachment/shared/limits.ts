import { requestJira } from '../../../client/request';
import type { UploadFile } from '../../../client/multipart';
import { ifShown } from '../../../fields/metadata';
import type { Item } from '../../../operation/operation';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';
import { SITE } from '../../../shared/target';

/** Jira's own, for one request. */
const MOST_FILES = 60;

/** A size as people read it, e.g. `12.3 MB`. */
function sizeInWords(bytes: number): string {
	const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
	const amount = (bytes / 1000 ** power).toLocaleString('en', { maximumFractionDigits: 1 });
	return `${amount} ${['bytes', 'kB', 'MB', 'GB'][power]}`;
}

/**
 * Holds files against what the site takes: a large one is not to be sent in vain. Asked for once in a run.
 *
 * @throws InvalidInput
 */
export async function assertTaken(
	{ context, session }: Item,
	files: readonly UploadFile[],
	field: string,
): Promise<void> {
	if (files.length > MOST_FILES) {
		throw new InvalidInput(
			field,
			`names ${files.length} files`,
			`Jira takes ${MOST_FILES} at once: use several items.`,
		);
	}
	const request = { method: 'GET', url: '/rest/api/3/attachment/meta', targets: [SITE], repeatable: true } as const;
	const answer = await session.once('attachment settings', async () =>
		ifShown(session, async () => await requestJira(context, session, request)),
	);
	const { enabled, uploadLimit } = asObject(answer?.body);
	if (enabled === false) {
		throw new InvalidInput(
			field,
			'cannot be uploaded: this Jira takes no attachments',
			'An administrator can turn them on.',
		);
	}
	const large = files.find(({ size }) => typeof uploadLimit === 'number' && size > uploadLimit);
	if (large) {
		throw new InvalidInput(
			field,
			`has a file that is too large: '${large.name}' with ${sizeInWords(large.size)}`,
			`This Jira takes ${sizeInWords(Number(uploadLimit))} at most.`,
		);
	}
}
