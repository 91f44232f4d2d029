export type Sort = { orderBy?: string; direction?: string };

const FIELDS = ['created', 'duedate', 'key', 'priority', 'status', 'updated'];

/**
 * A bounded query from terms that are already quoted, in the usual order unless sorted otherwise.
 *
 * @param sort names come from fixed lists: anything else is ignored, so that an expression cannot add to the query
 * @param usual the order where none is given
 */
export function query(terms: string[], { orderBy, direction }: Sort = {}, usual = 'created DESC'): string {
	if (!FIELDS.includes(orderBy ?? '') && direction === undefined) return `${terms.join(' AND ')} ORDER BY ${usual}`;
	const field = FIELDS.includes(orderBy ?? '') ? orderBy : 'created';
	const order = direction === 'ASC' ? 'ASC' : 'DESC';
	return `${terms.join(' AND ')} ORDER BY ${field} ${order}`;
}
