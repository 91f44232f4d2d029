// @ts-check
import { credential, examples, find, readme, smallScreen } from './around.mjs';
import { assign, create, search, update } from './form.mjs';
import { rows } from './rows.mjs';
import { confirm, dryRun } from './safety.mjs';
import { tool } from './tool.mjs';

/** In the order in which a newcomer meets them. */
export const JOBS = [
	...[find, credential, create, search, update, assign, rows],
	...[confirm, dryRun, tool, examples, smallScreen, readme],
];
