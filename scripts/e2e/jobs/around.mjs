// @ts-check
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AT_ONCE } from '../../n8n/n8nClient.mjs';
import { chain, exampleWorkflows, locator, manualTrigger } from '../workflows.mjs';

/** @typedef {import('./job.mjs').Job} Job */

const WORDS = [
	...['jira', 'ticket', 'jql', 'issue', 'bug', 'assign', 'create issue'],
	...['task', 'story', 'epic', 'sprint', 'service desk', 'help desk'],
];

/** @type {Job} */
export const find = {
	name: 'Find the node',
	async run({ person, stack }) {
		const { editor } = person;
		const { id } = await stack.client.importWorkflow(chain('Find', [manualTrigger()]), {});
		await editor.openWorkflow(id);
		await person.click(editor.visible('node-creator-plus-button'));
		const entry = editor.visible('item-iterator-item').filter({ hasText: 'Jira Siesta' });
		for (const word of WORDS) {
			await editor.typeIntoNodes(word);
			person.hesitate(`'${word}' finds nothing`, !(await entry.first().isVisible()));
		}
		await editor.typeIntoNodes('jira');
		await person.click(entry);
		await person.click(editor.visible('item-iterator-item').filter({ hasText: 'Create issue' }));
		await editor.visible('node-parameters').waitFor();
	},
};

/** What somebody types wrong, and the sentence that is due. `(jira)` and `(n8n)` are the servers, as host and port. */
/** @type {Array<[string, Record<string, string>, RegExp]>} */
const MISTAKES = [
	['a server that is not there', { url: 'https://jira-siesta.invalid' }, /There is no server of this name/],
	['a wrong port', { url: 'http://127.0.0.1:9' }, /Nothing listens at this port/],
	[
		'another website',
		{ url: 'http://(n8n)' },
		/is not Jira|in front of Jira answered in its place|There is no Jira site at/,
	],
	['https for http', { url: 'https://(jira)' }, /does not speak that protocol at this port: check 'http' or 'https'/],
	['no scheme', { url: '(jira)' }, /at https:\/\/127\.0\.0\.1:\d+\. The server does not speak that protocol/],
	['http for a site', { url: 'http://jira.example.com' }, /would send the API token unprotected/],
	['a gateway', { url: 'https://api.atlassian.com/ex/jira/1' }, /Atlassian's API gateway, not a site/],
	['a password for a token', { apiToken: 'my-password' }, /Jira takes no password/],
	['another token', { apiToken: 'abcdefghijklmnopqrstuvwx' }, /Does the token belong to this email/],
];

/** @type {Job} */
export const credential = {
	name: 'Make a credential',
	async run({ person, stack, jira, open }) {
		const { editor } = person;
		await open({ resource: 'project', operation: 'getAll' });
		await person.click(editor.visible('node-credentials-select'));
		await person.click(editor.visible('node-credentials-select-item-new'));
		const dialog = editor.credential();
		await dialog.waitFor();
		const screens = await dialog.getByTestId('parameter-input-permissions').evaluate((field) => {
			let at = /** @type {Element | null} */ (field);
			while (at && at.scrollHeight <= at.clientHeight) at = at.parentElement;
			return at ? at.scrollHeight / at.clientHeight : 1;
		});
		person.hesitate(`the form is ${screens.toFixed(1)} screens long`, screens > 1.5);
		person.hesitate('a label speaks of a user name', await dialog.getByText('Username').first().isVisible());
		person.hesitate('no link to make a token', !(await dialog.getByText('id.atlassian.com').first().isVisible()));
		const { email, apiToken } = jira.account;
		const right = { url: jira.url, email, apiToken };
		const hosts = { '(jira)': new URL(jira.url).host, '(n8n)': new URL(stack.server.url).host };
		const fill = async (/** @type {Record<string, string>} */ values) => {
			for (const [name, value] of Object.entries(values)) {
				const typed = Object.entries(hosts).reduce((text, [word, host]) => text.replace(word, host), value);
				await person.type(dialog.getByTestId(`parameter-input-${name}`), typed);
			}
			await editor.saveCredential({});
		};
		await fill(right);
		// A new credential that works closes by itself.
		await dialog.waitFor({ state: 'hidden' });
		await editor.openCredential();
		for (const [mistake, values, sentence] of MISTAKES) {
			await fill({ ...right, ...values });
			const said = await editor.connectionMessage();
			const [code] = /\bE[A-Z]{4,}\b/.exec(said) ?? [];
			person.hesitate(`${mistake}: '${code}'`, code !== undefined);
			person.hesitate(`${mistake}: what to do is not said`, !sentence.test(said));
		}
		await fill(right);
		assert.match(await editor.connectionMessage(), /Connection tested successfully/);
		// Here the person asked for what is red.
		person.red.clear();
	},
};

/** @type {Job} */
export const examples = {
	name: 'Open the examples',
	async run({ person, stack, examples: folder }) {
		for (const { file, workflow } of await exampleWorkflows(folder)) {
			const { id } = await stack.client.importWorkflow(workflow, stack.credentials);
			// Loaded anew: from a workflow right to the next n8n chooses a trigger by what the one before had.
			await person.editor.openWorkflow(id);
			const started = await person.editor.startedBy();
			const type = workflow.nodes.find(({ name }) => name === started)?.type ?? '';
			person.hesitate(`${file} waits for a call`, !AT_ONCE.includes(type));
		}
	},
};

/** @type {Job} */
export const smallScreen = {
	name: 'A small screen, dark',
	async run({ person, open }) {
		const { editor, page } = person;
		const size = page.viewportSize() ?? { width: 1440, height: 960 };
		await page.setViewportSize({ width: 1280, height: 720 });
		await page.emulateMedia({ colorScheme: 'dark' });
		try {
			await open({ resource: 'issue', operation: 'create', additionalFields: { priority: locator('list', '') } });
			for (const parameter of ['assignee', 'priority', 'issueType', 'projectKey']) {
				const selector = editor.visible(`resource-locator-${parameter}`).getByTestId('rlc-mode-selector');
				await person.click(selector);
				const offered = page.getByRole('option').filter({ visible: true });
				await offered.first().waitFor();
				const names = await offered.allInnerTexts();
				for (const [index, name] of names.entries()) {
					if (index > 0) await person.click(selector);
					await person.click(person.option(name.trim()));
					await offered.first().waitFor({ state: 'hidden' });
					const input = selector.locator('input');
					const cut = await input.evaluate((field) => field.scrollWidth > field.clientWidth + 3);
					person.hesitate(`${parameter}: '${name.trim()}' is cut off`, cut);
				}
			}
		} finally {
			await page.emulateMedia({ colorScheme: 'light' });
			await page.setViewportSize(size);
		}
	},
};

/** What somebody looks for in the README, and where it should be. @type {Array<[string, RegExp]>} */
const FIRST_SCREEN = [
	['what it is', /community node for .*n8n/],
	['a picture of the filled form', /docs\/images\/issue-create/],
	['how to try it without a Jira', /npm start/],
	['the first issue in steps', /^[1-5]\. .*(issue|Execute)/m],
	['that n8n Cloud cannot install it', /n8n Cloud/],
];
/** @type {Array<[string, RegExp]>} */
const ANYWHERE = [
	['"Import from file"', /Import from file/i],
	['how to update', /## Updat|\*\*Updat/],
	['what ADF is', /ADF \(|ADF[^.\n]{0,40}Atlassian Document Format|Atlassian Document Format \(ADF/],
	['what a resource mapper is', /resource mapper/i],
	['what $fromAI() is', /\$fromAI\(\)`?[^.]{0,60}(is|,|:|means)/],
	['what the credential test says', /no server of this name|Nothing listens/],
];
const SCREEN = 60;

/** @type {Job} */
export const readme = {
	name: 'Read the README',
	async run({ person, folder }) {
		const text = await readFile(join(folder, 'README.md'), 'utf8');
		const first = text.split('\n').slice(0, SCREEN).join('\n');
		for (const [what, where] of FIRST_SCREEN) person.hesitate(`not on the first screen: ${what}`, !where.test(first));
		for (const [what, where] of ANYWHERE) person.hesitate(`missing: ${what}`, !where.test(text));
	},
};
