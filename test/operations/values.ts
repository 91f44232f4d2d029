/** Values of resource locators, as a workflow has them. */
const locator = (mode: string) => (value: string, cachedResultName?: string) => ({
	__rl: true,
	mode,
	value,
	...(cachedResultName && { cachedResultName }),
});

export const list = locator('list');
export const key = locator('key');
export const url = locator('url');
export const id = locator('id');
export const name = locator('name');
export const accountId = locator('accountId');
export const email = locator('email');

/** What is empty only at run time: a required field left empty is refused by n8n itself, before it runs the node. */
export const EMPTY = '={{ "" }}';
