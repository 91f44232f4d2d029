import { resourceProperties } from '../menu';
import { getAll } from './getAll.operation';

export const project = resourceProperties('project', [getAll]);
