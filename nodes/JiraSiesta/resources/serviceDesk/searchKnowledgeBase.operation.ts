import { onPath, read } from '../../operation/builders';
import { articleText } from '../../params/searchText';
import { serviceDesk } from '../../params/serviceDesk';
import { asObject } from '../../shared/objects';

export const searchKnowledgeBase = read({
	name: 'Search Knowledge Base',
	value: 'searchKnowledgeBase',
	action: 'Search knowledge base of service desk',
	description: 'Retrieve the articles that answer a question, from the knowledge base of a service desk',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-knowledgebase-article-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/knowledgebase/article' },
	paging: { by: 'cursor', rows: 'values', pageSize: 50 },
	parameters: [serviceDesk, articleText],

	prepare: async (item) => ({
		...(await onPath(item, serviceDesk)),
		qs: { query: await articleText.of(item), highlight: false },
		state: undefined,
	}),

	simplify: ({ title, excerpt, source, content }) => {
		const { type, pageId, spaceKey } = asObject(source);
		return {
			...{ title, excerpt: excerpt ?? null, source: type ?? null, pageId: pageId ?? null, space: spaceKey ?? null },
			url: asObject(content).iframeSrc ?? null,
		};
	},
});
