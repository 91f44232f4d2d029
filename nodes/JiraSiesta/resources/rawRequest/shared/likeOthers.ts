import { idOf } from '../../menu';
import type { Resource } from '../../menu';
import type { StandsFor } from '../../../operation/operation';
import { current } from './place';

/** Finds the operations that a request does the work of: all that may be, where none is known for its address. */
export type LikeOthers = (method: string, url: string, reads: boolean) => StandsFor[];

const formOf = (url: string) => new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

/**
 * An owner who has blocked an operation has blocked its request as well, whoever makes it.
 *
 * @param others all the resources of the node but the raw request
 */
export function likeOthers(others: Resource[]): LikeOthers {
	const known = others.flatMap(({ label, value, operations }) =>
		operations.map((operation) => ({
			...operation.request,
			reads: operation.effect === 'read',
			form: formOf(operation.request.url),
			id: idOf(value, operation),
			label: `${label}: ${operation.name}`,
			permissions: [operation.permission, ...(operation.also ?? [])],
		})),
	);
	return (method, url, reads) => {
		const alike = known.filter((one) => one.reads === reads);
		const same = alike.filter((one) => one.method === method && one.form.test(current(url)));
		const verb = same.length > 0 ? 'is' : 'may be';
		return (same.length > 0 ? same : alike).flatMap(({ id, label, permissions }) =>
			permissions.map((permission) => ({ id, permission, words: `what ${verb} '${label}'` })),
		);
	};
}
