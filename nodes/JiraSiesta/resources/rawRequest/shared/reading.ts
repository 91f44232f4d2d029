import { current } from './place';

/** Requests with POST that change nothing: what is asked for does not fit into an address. */
const READING = [
	/^\/rest\/api\/3\/(changelog|issue)\/bulkfetch$/,
	/^\/rest\/api\/3\/(comment|worklog)\/list$/,
	/^\/rest\/api\/3\/expression\/(analyse|eval|evaluate)$/,
	/^\/rest\/api\/3\/issue\/[^/]+\/changelog\/list$/,
	/^\/rest\/api\/3\/issue\/watching$/,
	/^\/rest\/api\/3\/jql\/(autocompletedata|match|parse|pdcleaner|sanitize)$/,
	/^\/rest\/api\/3\/permissions\/(check|project)$/,
	/^\/rest\/api\/3\/search\/(approximate-count|jql)$/,
	/^\/rest\/api\/3\/workflow\/history(\/list)?$/,
	/^\/rest\/api\/3\/workflows(\/preview|\/(create|update)\/validation)?$/,
	/^\/rest\/api\/3\/workflowscheme\/read$/,
	/^\/rest\/servicedeskapi\/servicedesk\/\d+\/requesttype\/permissions\/check$/,
];

/** Whether a request changes nothing, as Atlassian's reference has it; of a POST that it does not say so of, nobody knows. */
export const onlyReads = (method: string, url: string): boolean =>
	method === 'GET' || (method === 'POST' && READING.some((form) => form.test(current(url))));
