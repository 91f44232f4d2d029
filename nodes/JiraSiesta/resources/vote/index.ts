import type { Resource } from '../menu';
import { add } from './add.operation';
import { get } from './get.operation';
import { remove } from './remove.operation';

export const vote: Resource = { label: 'Vote', value: 'vote', operations: [add, get, remove], usual: get };
