/**
 * One seed for every random test: the one of the environment (`TEST_SEED=123 npm test`), else always the same, so
 * that a run can be repeated. It is printed with each file that uses it.
 */
import { configureGlobal } from 'fast-check';

import { process, say } from './node';

export const seed = Number(process.env.TEST_SEED ?? 20_261_124);
if (!Number.isInteger(seed)) throw new Error(`TEST_SEED must be a whole number, not '${process.env.TEST_SEED}'`);

configureGlobal({ seed, endOnFailure: false });
say(`Random tests with TEST_SEED=${seed}`);
