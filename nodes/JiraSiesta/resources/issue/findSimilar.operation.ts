import { query } from '../../jql/build';
import { quote } from '../../jql/quote';
import { read } from '../../operation/builders';
import { projectToSearch } from '../../params/project';
import { without } from '../../shared/objects';
import { SITE } from '../../shared/target';
import { openOnly } from './shared/readOptions';
import { COMPARED, ranked, sharesWord, similarTo, wordsIn } from './shared/similar';
import { NEEDED, openTerm, simplifiedIssue } from './shared/simplified';

export const findSimilar = read({
	name: 'Find Similar',
	value: 'findSimilar',
	action: 'Find similar issues',
	description:
		'Retrieve a list of issues whose summaries have words of a text, with the share of words in both: of the 100 changed last that have any',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post',
	request: { method: 'POST', url: '/rest/api/3/search/jql' },
	paging: { by: 'list', rows: 'issues', pageSize: COMPARED },
	parameters: [projectToSearch, similarTo],
	options: [openOnly],

	async prepare(item) {
		const terms = [sharesWord(wordsIn(item)), ...openTerm(item.parameters.group('options'))];
		const jql = query([`project = ${quote(await projectToSearch.of(item))}`, ...terms], { orderBy: 'updated' });
		return { targets: [SITE], body: { jql, fields: NEEDED, maxResults: COMPARED }, state: undefined };
	},

	resolveRows: ranked,

	simplify({ score, ...row }, { item }) {
		return {
			score,
			...without(
				simplifiedIssue(row, item.site, () => null),
				'description',
			),
		};
	},
});
