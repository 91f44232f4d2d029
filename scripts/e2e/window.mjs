// @ts-check

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** Room around what is photographed, in CSS pixels. */
const MARGIN = 12;
/** Ends when two frames are drawn and no animation with an end is under way. */
const DRAWN = async () => {
	const frame = () => new Promise((done) => requestAnimationFrame(done));
	await frame();
	await frame();
	const ends = (/** @type {Animation} */ { effect }) => Number.isFinite(effect?.getComputedTiming().endTime);
	const moving = document.getAnimations().filter((one) => one.playState === 'running' && ends(one));
	await Promise.allSettled(moving.map(({ finished }) => finished));
};
/** Makes a dialog as high as what is in it. */
const WHOLE = '.el-dialog { height: fit-content !important } .el-dialog, .el-dialog * { max-height: none !important }';
/** How much of an element's content, in CSS pixels, is out of sight in whatever scrolls it. */
const HIDDEN = (/** @type {Element} */ element) => {
	let hidden = 0;
	for (const one of [element, ...element.querySelectorAll('*')]) {
		if (/auto|scroll/.test(getComputedStyle(one).overflowY))
			hidden = Math.max(hidden, one.scrollHeight - one.clientHeight);
	}
	for (let at = element.parentElement; at; at = at.parentElement) {
		if (/auto|scroll/.test(getComputedStyle(at).overflowY))
			hidden = Math.max(hidden, at.scrollHeight - at.clientHeight);
	}
	return hidden;
};
const LOW = { width: 1440, height: 960 };

/** What is seen of n8n, and pictures of it. */
export class Window {
	/** @param {Page} page */
	constructor(page) {
		this.page = page;
	}

	/** @param {string} id n8n's own test id */
	visible(id) {
		return this.page.getByTestId(id).filter({ visible: true });
	}

	/** Waits until the page shows what it has been told. */
	async drawn() {
		await this.page.evaluate(DRAWN);
	}

	/**
	 * Photographs the middle panel of an open node, from its tabs to its last field or to the end of
	 * the list that is open.
	 *
	 * @param {string} file
	 */
	async photographPanel(file) {
		await this.drawn();
		const restore = await this.#highEnough();
		const panel = await boxOf(this.visible('node-parameters'));
		const top = (await boxOf(this.visible('tab-params'))).y - MARGIN;
		// The panel is as high as the window; what is in it ends earlier.
		const parts = this.page.locator(
			'[data-test-id^="parameter-input-"], [data-test-id="collection-parameter-add"], [data-test-id="rlc-item"]',
		);
		const shown = await parts.filter({ visible: true }).all();
		const boxes = await Promise.all(shown.map(boxOf));
		const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + 2 * MARGIN;
		await this.#clip(file, { x: panel.x, y: top, width: panel.width, height: bottom - top });
		await restore();
	}

	/** Makes the window so high that the middle panel shows all its fields. @returns {Promise<() => Promise<void>>} undoes it */
	async #highEnough() {
		const size = this.page.viewportSize() ?? LOW;
		const hidden = await this.visible('node-parameters').evaluate(HIDDEN);
		if (hidden === 0) return async () => {};
		await this.page.setViewportSize({ ...size, height: size.height + hidden });
		await this.drawn();
		return async () => {
			await this.page.setViewportSize(size);
			await this.drawn();
		};
	}

	/**
	 * Photographs an open dialog with all that is in it: n8n makes it no higher than 750 pixels and scrolls the rest.
	 *
	 * @param {Locator} dialog
	 * @param {string} file
	 */
	async photographDialog(dialog, file) {
		const size = this.page.viewportSize() ?? LOW;
		await this.page.setViewportSize({ ...size, height: 2 * size.height });
		const open = await this.page.addStyleTag({ content: WHOLE });
		await this.photograph(dialog, file);
		await open.evaluate((style) => style.parentNode?.removeChild(style));
		await this.page.setViewportSize(size);
		await this.drawn();
	}

	/**
	 * Photographs what is seen of some elements together, with a little room around them.
	 *
	 * @param {Locator} what
	 * @param {string} file
	 * @param {{ height?: number }} [most] cuts off what hangs below
	 */
	async photograph(what, file, { height = Infinity } = {}) {
		await this.drawn();
		const boxes = await Promise.all((await what.all()).map(boxOf));
		const left = Math.min(...boxes.map(({ x }) => x));
		const top = Math.min(...boxes.map(({ y }) => y));
		const right = Math.max(...boxes.map(({ x, width }) => x + width));
		const bottom = Math.max(...boxes.map((box) => box.y + box.height));
		await this.#clip(file, {
			x: left - MARGIN,
			y: top - MARGIN,
			width: right - left + 2 * MARGIN,
			height: Math.min(bottom - top, height) + 2 * MARGIN,
		});
	}

	/** @param {string} file @param {{ x: number, y: number, width: number, height: number }} area may reach over the edge */
	async #clip(file, area) {
		const edge = this.page.viewportSize() ?? area;
		const x = Math.max(0, area.x);
		const y = Math.max(0, area.y);
		const width = Math.min(area.x + area.width, edge.width) - x;
		const height = Math.min(area.y + area.height, edge.height) - y;
		await this.page.screenshot({ path: file, clip: { x, y, width, height } });
	}

	/** Photographs the window, made as low as a reader's. @param {string} file */
	async photographPage(file) {
		await this.page.setViewportSize(LOW);
		await this.drawn();
		await this.page.screenshot({ path: file });
	}
}

/** @param {Locator} what */
export async function boxOf(what) {
	const box = await what.first().boundingBox();
	if (!box) throw new Error('nothing to be seen');
	return box;
}
