// @ts-check
'use strict';

/** Of each kind, where the IDs of a fresh site begin; `other` has no numbers of its own. */
const FIRST = {
	issue: 10_000,
	comment: 20_000,
	other: 30_000,
	history: 40_000,
	worklog: 50_000,
	attachment: 60_000,
	link: 70_000,
	remoteLink: 75_000,
	task: 80_000,
};

class Ids {
	/** @type {Record<keyof typeof FIRST, number>} */
	last = { ...FIRST };

	/** @param {keyof typeof FIRST} kind */
	next(kind) {
		return String(++this.last[kind]);
	}

	clear() {
		this.last = { ...FIRST };
	}
}

module.exports = { Ids };
