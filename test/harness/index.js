'use strict';

module.exports = {
	...require('./jira'),
	...require('./run'),
	...require('./picker'),
	...require('./tool'),
	...require('./trigger'),
	...require('./credentialTest'),
	...require('./useJira'),
	...require('./waits'),
};
