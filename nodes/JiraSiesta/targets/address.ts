import type { Kind } from './kind';

/** What an address leads to of which nobody here knows more: it is closed to a credential that is confined to some projects. */
export const address: Kind = { label: 'Path', shown: (_row, { id }) => ({ path: id }) };
