// @ts-check

/** n8n's address in the world, as Jira knows it: it delivers to no address that only a private network knows. */
export const PUBLIC_ADDRESS = 'https://n8n.example.com';

/**
 * @param {import('./n8nInstall.mjs').N8nInstall} install
 * @returns {import('./n8nInstall.mjs').N8nInstall} which gives that address to Jira
 */
export const withPublicAddress = (install) => ({
	...install,
	env: { ...install.env, WEBHOOK_URL: `${PUBLIC_ADDRESS}/` },
});
