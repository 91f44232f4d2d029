import type { Kind } from './kind';

/** What belongs to no project. */
export const site: Kind = { label: 'Site', shown: (_row, _target, site) => ({ site }) };
