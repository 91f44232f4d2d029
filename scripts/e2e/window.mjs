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
