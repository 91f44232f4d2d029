'use strict';

/**
 * For jest, a file that Node itself loads, once per process: jest would load the stand-in's 200 files, and compile
 * Atlassian's documents, again for every file of tests, half a second each time. What is loaded so must hold no state of
 * its own; the stand-in's is in each sandbox.
 */
module.exports = {
	process: (_text, path) => ({
		code: `module.exports = globalThis[Symbol.for('require by Node')](${JSON.stringify(path)});`,
	}),
};
