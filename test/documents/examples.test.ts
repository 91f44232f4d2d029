import type { IDataObject, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { JiraSiesta } from '../../nodes/JiraSiesta/JiraSiesta.node';
import { JiraSiestaTrigger } from '../../nodes/JiraSiesta/JiraSiestaTrigger.node';
import { fs, path, testsFolder } from '../harness/node';

// n8n ignores a parameter that a node does not have, without a word: what an example says has to be there.

const FOLDER = path.join(testsFolder, '..', 'examples');
const NODES = {
	'n8n-nodes-jira-siesta.jiraSiesta': new JiraSiesta(),
	'n8n-nodes-jira-siesta.jiraSiestaTool': new JiraSiesta(),
	'n8n-nodes-jira-siesta.jiraSiestaTrigger': new JiraSiestaTrigger(),
};
/** Of the tool that n8n makes of a node, and of a trigger that polls. */
const OF_N8N = ['descriptionType', 'toolDescription', 'pollTimes'];

type Fields = Array<INodeProperties | INodePropertyCollection>;
const fieldsIn = (property: INodeProperties | INodePropertyCollection) => ('values' in property ? property.values : (property.options ?? [])) as Fields;

/** Names in a workflow's values that none of the properties has. */
function unknown(values: IDataObject, properties: Fields): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const known = properties.filter((property) => property.name === name);
		if (known.length === 0) return [name];
		const nests = known.some((property) => 'values' in property || ['collection', 'fixedCollection'].includes(property.type));
		if (!nests) return [];
		return [value].flat().flatMap((one) => unknown(one as IDataObject, known.flatMap(fieldsIn)));
	});
}

test.each(fs.readdirSync(FOLDER))('%s has no parameter that the node does not have', (file) => {
	type Workflow = { nodes: Array<{ name: string; type: keyof typeof NODES; parameters: IDataObject }> };
	const { nodes } = JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Workflow;
	const ours = nodes.filter(({ type }) => type in NODES);
	expect(ours).not.toEqual([]);
	for (const { name, type, parameters } of ours) {
		const { properties } = NODES[type].description;
		expect([name, unknown(parameters, properties).filter((one) => !OF_N8N.includes(one))]).toEqual([name, []]);
	}
});
