'use strict';

module.exports = {
	...require('./jira'),
	...require('./run'),
	...require('./picker'),
	...require('./tool'),
	...require('./credentialTest'),
	...require('./useJira'),
	...require('./waits'),
};
