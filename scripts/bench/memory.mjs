// @ts-check
import { readFile, writeFile } from 'node:fs/promises';

/** Begins a new peak: proc(5). @param {number} pid */
export const restartPeak = (pid) => writeFile(`/proc/${pid}/clear_refs`, '5');

/** @param {number} pid @returns {Promise<number>} most memory the process has held, in MiB (Linux) */
export async function peakMemory(pid) {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}
