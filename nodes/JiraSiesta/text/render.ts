export { fromAdf } from './index';
