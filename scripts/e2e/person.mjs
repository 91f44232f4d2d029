// @ts-check
import { itemsOf } from '../n8n/n8nClient.mjs';
import { boxOf } from './window.mjs';
import { SUBJECT } from './workflows.mjs';

/**
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('./editor.mjs').Editor} Editor
 *
 * @typedef {object} Counts
 * @property {number} clicks
 * @property {number} scrolls how often what was clicked had first to be scrolled to
 * @property {number} failedRuns runs that ended with an error, or that n8n refused to start
 */

/** So long a person waits before trying again. */
export const PATIENCE_MS = 5_000;

/** Tells of every click, and whether anything around it was scrolled since the last one. */
const WATCH = () => {
	const tops = new WeakMap();
	const a_line = 20;
	addEventListener(
		'pointerdown',
		(event) => {
			let scrolled = false;
			for (let at = /** @type {Element | null} */ (event.target); at; at = at.parentElement) {
				if (Math.abs(at.scrollTop - (tops.get(at) ?? 0)) > a_line) scrolled = true;
				tops.set(at, at.scrollTop);
			}
			/** @type {any} */ (window).clicked(scrolled);
		},
		true,
	);
};

/** @returns {string[]} what stands on the page in red */
const RED = () => {
	const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
	const paint = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
	const isRed = (/** @type {string} */ color) => {
		paint.clearRect(0, 0, 1, 1);
		paint.fillStyle = color;
		paint.fillRect(0, 0, 1, 1);
		const [red, green, blue, alpha] = paint.getImageData(0, 0, 1, 1).data;
		return red > 150 && green < 80 && blue < 100 && alpha > 100;
	};
	const found = new Set();
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		const element = text.parentElement;
		// An asterisk marks what is required; and n8n writes empty values of an output in red.
		const shown = (text.textContent ?? '').trim();
		if (!element || shown.length < 4 || /^(null|undefined|\[empty \w+\])$/.test(shown)) continue;
		if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
		if (!isRed(getComputedStyle(element).color)) continue;
		const sentence = element.closest('a')?.parentElement?.closest('span, div') ?? element;
		found.add((sentence.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 160));
	}
	return [...found];
};

/** Counts the clicks of a page from now on. @param {Page} page @param {() => Person | undefined} who */
export async function watchClicks(page, who) {
	await page.context().exposeFunction('clicked', (/** @type {boolean} */ scrolled) => {
		const counts = who()?.counts;
		if (!counts) return;
		counts.clicks++;
		if (scrolled) counts.scrolls++;
	});
	await page.context().addInitScript(WATCH);
}

/** Somebody who does one job in the editor, and what stands in the way. */
export class Person {
	/** @type {Counts} */
	counts = { clicks: 0, scrolls: 0, failedRuns: 0 };
	/** @type {Set<string>} red texts that nobody asked for */
	red = new Set();
	/** @type {Set<string>} red texts that were asked for */
	#asked = new Set();
	/** @type {string[]} what else made a person stop and think */
	hesitations = [];

	/** @param {Editor} editor @param {import('../n8n/n8nClient.mjs').N8nClient} client */
	constructor(editor, client) {
		this.editor = editor;
		this.page = editor.page;
		this.client = client;
	}

	/** @param {string} what @param {boolean} [when] */
	hesitate(what, when = true) {
		if (when) this.hesitations.push(what);
	}

	/** Notes what stands there in red. */
	async look() {
		for (const text of await this.page.evaluate(RED)) if (!this.#asked.has(text)) this.red.add(text);
	}

	/** @param {Locator} what */
	async click(what) {
		await what.first().click();
		await this.look();
	}

	/** @param {Locator} field around an input @param {string} text */
	async type(field, text) {
		const input = field.locator('textarea, input:not([readonly])').last();
		await this.click(input);
		await input.fill(text);
	}

	/** @param {string} parameter @param {string} text */
	async enter(parameter, text) {
		await this.type(this.editor.field(parameter), text);
	}

	/** Opens the list of a locator and chooses in it. @param {string} parameter @param {string | RegExp} name */
	async pick(parameter, name) {
		const offered = this.editor.visible('rlc-item').filter({ hasText: name }).first();
		// Now and then n8n's list stays grey: closing and opening it helps.
		for (let tried = 0; tried < 4 && !(await offered.isVisible()); tried++) {
			if (tried > 0) await this.click(this.editor.visible('tab-params'));
			await this.editor.openPicker(parameter);
			await offered.waitFor({ timeout: PATIENCE_MS }).catch(() => {});
		}
		await this.editor.pick(name);
		await this.look();
	}

	/** A menu of the open node. @param {string} parameter @param {string | RegExp} name */
	async choose(parameter, name) {
		await this.click(this.editor.field(parameter));
		await this.click(this.option(name));
	}

	/** Opens a list: one that is loading, or below what hangs over it, takes another click. @param {Locator} list @param {string | RegExp} name one of its options */
	async unfold(list, name) {
		const option = this.option(name).first();
		for (let tried = 0; tried < 5 && !(await option.isVisible()); tried++) {
			try {
				await list.first().click({ timeout: PATIENCE_MS });
			} catch {
				await this.click(this.editor.visible('tab-params'));
			}
			await option.waitFor({ timeout: PATIENCE_MS }).catch(() => {});
		}
	}

	/** In an open menu. @param {string | RegExp} name */
	option(name) {
		return this.page.getByRole('option', { name, exact: typeof name === 'string' }).filter({ visible: true });
	}

	/**
	 * Adds an entry of a collection, unless it is a field of its own.
	 *
	 * @param {string} collection
	 * @param {string} parameter
	 * @param {string} label
	 */
	async add(collection, parameter, label) {
		if (await this.editor.field(parameter).isVisible()) return;
		await this.unfold(this.editor.collection(collection).getByTestId('collection-parameter-add'), label);
		await this.click(this.option(label));
		await this.editor.field(parameter).waitFor();
	}

	/** Chooses the mode of a locator. @param {string} parameter @param {string} mode */
	async mode(parameter, mode) {
		await this.click(this.editor.visible(`resource-locator-${parameter}`).getByTestId('rlc-mode-selector'));
		await this.click(this.editor.visible(`mode-${mode}`));
	}

	/**
	 * Executes the open node and waits until the panel shows how it ended.
	 *
	 * @param {{ mayFail?: boolean, node?: string }} [options] an error is what the person is after; name of the node
	 * @returns {Promise<{ error: string, items: Array<Record<string, unknown>>, shown: string }>} with what the
	 *   output panel shows; `error` is empty when there was none
	 */
	async run({ mayFail = false, node = SUBJECT } = {}) {
		const before = new Set(this.red);
		const result = await this.#execution();
		const panel = this.editor.visible('output-panel');
		if (result) await this.editor.settled(panel);
		const items = result ? itemsOf(result, node) : [];
		if (items.length > 0) await panel.getByText(Object.keys(items[0])[0]).first().waitFor();
		await this.look();
		const error = result ? (result.error ?? '') : 'n8n did not start it';
		if (error && !mayFail) this.counts.failedRuns++;
		if (mayFail) {
			for (const text of this.red) if (!before.has(text)) this.#asked.add(text);
			this.red = before;
		}
		const shown = (await panel.innerText()).replace(/\s+/g, ' ');
		return { error, items, shown };
	}

	async #execution() {
		const path = /\/rest\/workflows\/[^/]+\/run/;
		const started = this.page.waitForResponse((response) => path.test(response.url()));
		// A notice of an earlier run may still be there.
		const notices = this.page.getByRole('alert');
		await notices.evaluateAll((all) => all.forEach((one) => one.setAttribute('data-earlier', '')));
		const refused = this.page.locator('[role=alert]:not([data-earlier])').filter({ visible: true }).first().waitFor();
		await this.editor.execute();
		const response = await Promise.race([started, refused.then(() => undefined)]).finally(() => {
			started.catch(() => {});
			refused.catch(() => {});
		});
		if (!response) return undefined;
		const { data } = /** @type {{ data: { executionId: string } }} */ (await response.json());
		return await this.client.result(data.executionId);
	}

	/** Drags a value of the input onto a field. @param {string} column @param {string} parameter */
	async drag(column, parameter) {
		const value = this.editor
			.visible('ndv-input-panel')
			.getByTestId('run-data-schema-item')
			.filter({ hasText: column })
			.last();
		const field = this.editor.field(parameter);
		const dropped = field.getByText(`$json.${column}`).first();
		for (let tried = 0; tried < 3 && !(await dropped.isVisible()); tried++) {
			await this.#dragTo(value.locator('span').filter({ hasText: column }).last(), field);
			await dropped.waitFor({ timeout: PATIENCE_MS }).catch(() => {});
		}
		await this.look();
	}

	/** @param {Locator} value @param {Locator} field */
	async #dragTo(value, field) {
		await field.scrollIntoViewIfNeeded();
		const from = await boxOf(value);
		const to = await boxOf(field);
		const { mouse } = this.page;
		await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await mouse.down();
		await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
		await mouse.up();
	}
}
