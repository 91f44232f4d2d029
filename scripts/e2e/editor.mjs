// @ts-check
import { OWNER } from '../n8n/n8nClient.mjs';
import { Window } from './window.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** n8n's editor, as a person uses it: what can be seen and clicked there. */
export class Editor extends Window {
	/**
	 * @param {Page} page
	 * @param {string} url
	 */
	constructor(page, url) {
		super(page);
		this.url = url;
	}

	async signIn() {
		await this.page.goto(`${this.url}/signin`);
		await this.page.locator('input[name=emailOrLdapLoginId]').fill(OWNER.email);
		await this.page.locator('input[type=password]').fill(OWNER.password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
		await this.visible('universal-add').waitFor();
	}

	/**
	 * Opens a workflow with the panel of one of its nodes.
	 *
	 * @param {string} workflowId
	 * @param {string} nodeId
	 */
	async openNode(workflowId, nodeId) {
		await this.page.goto(`${this.url}/workflow/${workflowId}/${nodeId}`);
		await this.visible('node-parameters').waitFor();
	}

	/** @param {string} workflowId */
	async openWorkflow(workflowId) {
		await this.page.goto(`${this.url}/workflow/${workflowId}`);
		await this.visible('canvas-node').first().waitFor();
	}

	/**
	 * Closes the panel that is open and opens one of another node of the workflow. From a panel right to the next n8n
	 * empties what depends on a field that has another value there.
	 *
	 * @param {string} workflowId
	 * @param {string} nodeId
	 */
	async goToNode(workflowId, nodeId) {
		const panel = this.visible('node-parameters');
		await this.#goTo(`/workflow/${workflowId}`);
		await panel.waitFor({ state: 'hidden' });
		await this.#goTo(`/workflow/${workflowId}/${nodeId}`);
		await panel.waitFor();
	}

	/** As the Back button does. @param {string} path of the editor, which stays loaded */
	async #goTo(path) {
		await this.page.evaluate((to) => {
			history.pushState({}, '', to);
			dispatchEvent(new PopStateEvent('popstate', { state: {} }));
		}, path);
	}

	/** @param {string} name */
	#onCanvas(name) {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens a node of the open workflow, whose run data stays. @param {string} name */
	async openOnCanvas(name) {
		await this.visible('canvas-node').filter({ hasText: name }).dblclick();
		await this.visible('node-parameters').waitFor();
	}

	/** @param {string} parameter */
	field(parameter) {
		return this.visible(`parameter-input-${parameter}`).first();
	}

	/** The stars of a field: "Let the model define this parameter". @param {string} parameter */
	overrideOf(parameter) {
		return this.visible('parameter-item')
			.filter({ has: this.field(parameter) })
			.last()
			.getByTestId('from-ai-override-button');
	}

	/** A collection of the open node, with its entries and its button. @param {string} name */
	collection(name) {
		const label = this.page.locator(`label[for="${name}"]`);
		return this.visible('parameter-item').filter({ has: label }).last();
	}

	/** Types into the search of the nodes panel, and waits for what it finds. @param {string} text */
	async typeIntoNodes(text) {
		const found = this.visible('node-creator');
		const bar = this.visible('node-creator-search-bar');
		const categories = found.getByText('Action in an app');
		await bar.fill('');
		await categories.waitFor();
		await bar.fill(text);
		await categories.waitFor({ state: 'hidden' });
		await found.getByTestId('item-iterator-item').or(found.getByText('No results for')).first().waitFor();
	}

	/** Goes from the open node to one beside it. @param {string} name */
	async openNeighbour(name) {
		await this.page.locator(`[data-test-id="floating-node"][data-node-name="${name}"]`).first().click();
		const title = this.visible('node-title-container').getByText(name, { exact: true });
		await title.filter({ visible: true }).waitFor();
	}

	/** How many marks of something missing or wrong a node of the open workflow has. @param {string} name */
	async issuesOf(name) {
		const node = this.#onCanvas(name);
		await node.waitFor({ state: 'attached' });
		return await node.getByTestId('node-issues').count();
	}

	/** Waits until an output panel shows how a run ended. @param {Locator} panel */
	async settled(panel) {
		await panel.getByTestId('ndv-executing').waitFor({ state: 'hidden' });
		const ends = [panel.getByTestId('ndv-items-count'), panel.getByTestId('node-error-message')];
		const nothing = panel.getByText('No output data returned');
		await ends
			.reduce((any, one) => any.or(one), nothing)
			.first()
			.waitFor();
	}

	/** What the closed drop-down of an options parameter shows. @param {string} parameter */
	async shown(parameter) {
		return await this.field(parameter).locator('input').first().inputValue();
	}

	/**
	 * Presses the big button of the open workflow, and lets nothing run.
	 *
	 * @returns {Promise<string>} name of the trigger that it starts from
	 */
	async startedBy() {
		const runs = '**/rest/workflows/*/run*';
		await this.page.route(runs, (route) => route.abort());
		const asked = this.page.waitForRequest((request) => /\/rest\/workflows\/[^/]+\/run/.test(request.url()));
		await this.visible('execute-workflow-button').click();
		const { triggerToStartFrom } = /** @type {{ triggerToStartFrom?: { name: string } }} */ (
			(await asked).postDataJSON()
		);
		await this.page.unroute(runs);
		return String(triggerToStartFrom?.name);
	}

	/** Executes the open node, and with it what is before it. */
	async execute() {
		await this.visible('node-execute-button').click();
	}

	/** Opens the list of a resource locator. @param {string} parameter */
	async openPicker(parameter) {
		const locator = this.visible(`resource-locator-${parameter}`);
		const mode = locator.getByTestId('rlc-mode-selector');
		// Choosing the mode anew would empty the field.
		if ((await mode.locator('input').inputValue()) !== 'From list') {
			await mode.click();
			await this.visible('mode-list').click();
		}
		await locator.getByTestId('rlc-input').click();
		await this.visible('rlc-item').first().waitFor();
	}

	/** @returns {Promise<string[]>} what the open list offers */
	async offers() {
		return (await this.visible('rlc-item').allInnerTexts()).map((text) => text.trim());
	}

	/**
	 * Types into the open list's search and waits for its answer.
	 *
	 * @param {string} text
	 * @returns {Promise<string[]>} what is offered then
	 */
	async searchPicker(text) {
		const answer = this.page.waitForResponse(
			(response) =>
				response.url().includes('/dynamic-node-parameters/resource-locator-results') &&
				(response.request().postData() ?? '').includes(JSON.stringify(text)),
		);
		await this.visible('rlc-search').locator('input').or(this.visible('rlc-search')).last().fill(text);
		await (await answer).finished();
		await this.drawn();
		return await this.offers();
	}

	/** @param {string | RegExp} name chooses it in the open list */
	async pick(name) {
		await this.visible('rlc-item').filter({ hasText: name }).first().click();
	}

	/** @param {string} parameter what the closed list shows */
	async picked(parameter) {
		return await this.visible(`resource-locator-${parameter}`).locator('input').last().inputValue();
	}

	/** Opens the credential of the open node; the test runs by itself. */
	async openCredential() {
		await this.visible('credential-edit-button').click();
		await this.credential().waitFor();
	}

	credential() {
		return this.visible('editCredential-modal');
	}

	/**
	 * Fills fields of the open credential and saves it, which tests the connection.
	 *
	 * @param {Record<string, string>} values
	 */
	async saveCredential(values) {
		for (const [name, value] of Object.entries(values)) {
			await this.credential().getByTestId(`parameter-input-${name}`).locator('input').fill(value);
		}
		const tested = this.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
		await this.visible('credential-save-button').click();
		await (await tested).finished();
	}

	/** Presses Retry, which tests the connection again. */
	async retryCredential() {
		const tested = this.page.waitForResponse((response) => response.url().endsWith('/rest/credentials/test'));
		await this.credential().getByRole('button', { name: 'Retry' }).click();
		await (await tested).finished();
	}

	/** Chooses in a menu of the open credential; nothing is saved. @param {string} name @param {string} option */
	async chooseInCredential(name, option) {
		await this.credential().getByTestId(`parameter-input-${name}`).click();
		await this.page.getByRole('option').filter({ visible: true, hasText: option }).first().click();
	}

	/** @param {string} name of a switch of the open credential */
	async switchInCredential(name) {
		await this.credential().getByTestId(`parameter-input-${name}`).locator('.el-switch').click();
	}

	/** @returns {Promise<string>} what the dialog says about the connection, details included */
	async connectionMessage() {
		await this.drawn();
		const more = this.credential().getByText('More details');
		if (await more.isVisible()) await more.click();
		await this.drawn();
		return (await this.credential().innerText()).replace(/\s+/g, ' ');
	}

	/** Presses "+" on an open workflow and searches the nodes panel. @param {string} text */
	async searchNodes(text) {
		await this.visible('node-creator-plus-button').click();
		const search = this.visible('node-creator-search-bar');
		await search.fill(text);
		await this.visible('item-iterator-item').filter({ hasText: 'Jira Siesta' }).first().waitFor();
	}
}
