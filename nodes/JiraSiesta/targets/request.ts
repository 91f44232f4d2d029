import { issue } from './issue';
import type { Kind } from './kind';

/** A request of a service desk is an issue as well. */
export const request: Kind = { ...issue, label: 'Request' };
