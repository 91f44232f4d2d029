import type { INodeProperties } from 'n8n-workflow';

import { JiraSiestaApi } from '../../../credentials/JiraSiestaApi.credentials';
import { JiraSiesta } from '../../../nodes/JiraSiesta/JiraSiesta.node';
import { JiraSiestaTrigger } from '../../../nodes/JiraSiesta/JiraSiestaTrigger.node';
import { fs, path, testsFolder } from '../../harness/node';
import { panel } from './panel';

// What stored workflows and credentials depend on. Adding to it is a decision, changing it breaks workflows: look twice
// before `--updateSnapshot`.

const { description } = new JiraSiesta();
const credential = new JiraSiestaApi();

type Names = { [name: string]: unknown };

type Entry = readonly [resource: string, operation: string];

/** Whether an option is one of an operation: the collection Options has those of all. */
const isOf = ([resource, operation]: Entry) => ({ displayOptions }: INodeProperties) => {
	const { '/resource': resources, '/operation': shown } = displayOptions?.show ?? {};
	return (resources?.includes(resource) ?? true) && (shown?.includes(operation) ?? true);
};

/** The values that a property may have, as far as they have names: of a menu, modes of a locator, options inside. */
function namesIn({ type, options = [], modes = [] }: INodeProperties, entry?: Entry): string | Names {
	if (type === 'collection') return namesOf((options as INodeProperties[]).filter(entry ? isOf(entry) : () => true), entry);
	const values = type === 'resourceLocator' ? modes.map(({ name }) => name) : options.map((option) => ('value' in option ? option.value : option.name));
	return values.length > 0 ? values.join(', ') : type;
}

/** By name; a field that is there in several forms has the same names in each. */
function namesOf(properties: INodeProperties[], entry?: Entry): Names {
	const names: Names = {};
	for (const property of properties.filter(({ type }) => type !== 'notice')) {
		const own = namesIn(property, entry);
		expect(names[property.name] ?? own).toEqual(own);
		names[property.name] = own;
	}
	return names;
}

const operations = description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options }) =>
		(options ?? []).map((option): Entry => [String(displayOptions!.show!.resource![0]), String((option as { value: unknown }).value)]),
	);

test.each(operations)('%s %s', (resource, operation) => {
	const own = panel(resource, operation);
	expect(namesOf(own, [resource, operation])).toMatchSnapshot();
});

/** What the snapshot knows. */
const known = fs.readFileSync(path.join(testsFolder, 'unit/node/__snapshots__/names.test.ts.snap'), 'utf8');

test('no operation is gone', () => {
	const names = operations.map((entry) => entry.join(' '));
	const before = [...known.matchAll(/^exports\[`(\w+ \w+) 1`\]/gm)].map(([, name]) => name).filter((name) => !name.startsWith('the '));
	expect(before.filter((name) => !names.includes(name))).toEqual([]);
});

test('the node', () => {
	const { name, version, credentials, properties } = description;
	const settings = namesOf(properties.filter(({ displayOptions, name: own }) => own !== 'operation' && own !== 'resource' && !displayOptions?.show?.operation));
	expect({ name, version, credentials: credentials?.map((one) => one.name), settings }).toMatchSnapshot();
});

test('the trigger', () => {
	const trigger = new JiraSiestaTrigger();
	const { name, version, credentials, properties } = trigger.description;
	expect({ name, version, credentials: credentials?.map((one) => one.name), settings: namesOf(properties) }).toMatchSnapshot();
	expect(Object.fromEntries(Object.entries(trigger.methods).map(([kind, own]) => [kind, Object.keys(own).sort()]))).toMatchSnapshot();
});

test('the credential', () => {
	expect([credential.name, namesOf(credential.properties)]).toMatchSnapshot();
});
