import type { Kind } from './kind';

/** A filter belongs to no project, and its query may name any: it is closed to a credential that is confined to some. */
export const filter: Kind = { label: 'Filter', shown: (_row, { id }) => ({ filter: id }) };
