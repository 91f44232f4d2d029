import type { TargetParameter } from '../operation/parameter';
import { issue } from './issue';

/** A request of a service project: an issue, by its key. */
export const request: TargetParameter = { ...issue, target: (id) => ({ kind: 'request', id }) };
