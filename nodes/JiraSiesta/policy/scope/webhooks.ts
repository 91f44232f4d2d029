import { decoded } from '../../shared/decoded';

/** The webhooks of the site, which Jira's administrators make: what one tells is narrowed by its query. */
const WEBHOOKS = /^\/rest\/webhooks\/1\.0\/webhook(\/\d+)?$/;

export const isWebhook = (path: string) => WEBHOOKS.test(path);

/** Whether a path of any request, ours or not, leads to webhooks: of the site, or of an app. */
export const leadsToWebhooks = (path: string) => /webhook/i.test(decoded(path));
