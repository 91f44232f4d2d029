import { resourceProperties } from '../menu';
import { get } from './get.operation';

export const user = resourceProperties('user', [get]);
