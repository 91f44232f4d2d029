/** The classes of operations an owner decides about. Each operation names its own. */
export const PERMISSIONS = [
	'administer',
	'assign',
	'attach',
	'comment',
	'create',
	'delete',
	'edit',
	'link',
	'logWork',
	'rawRequest',
	'read',
	'registerWebhooks',
	'transition',
] as const;
export type Permission = (typeof PERMISSIONS)[number];
