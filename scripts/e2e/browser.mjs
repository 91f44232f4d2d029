// @ts-check
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../lib/command.mjs';
import { step } from '../lib/progress.mjs';

/** @typedef {import('playwright-core').Page} Page */

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Without these Chromium looks for its maker's servers all the time. */
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// The editor asks npm about community packages; nothing is to leave this machine. Playwright's own way takes
	// each request into its hands and the cache away, which is half of what opening the editor takes.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const VIEWPORT = { width: 1440, height: 1500 };

/** @returns {string | undefined} path of a Chromium on this machine; CHROMIUM_PATH names another */
function chromiumPath() {
	return [process.env.CHROMIUM_PATH ?? '', ...CANDIDATES].find((path) => path && existsSync(path));
}

/**
 * A Chromium to drive. A CI machine that starts from nothing gets Debian's; on a person's machine
 * nothing is installed unasked.
 *
 * @returns {Promise<string>} its path
 * @throws {Error} that says how to get one
 */
export async function chromium() {
	const present = chromiumPath();
	if (present) return present;
	const mayInstall = process.env.CI && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (mayInstall) {
		const cwd = tmpdir();
		await step('installing Chromium (apt-get)', async () => {
			await run('apt-get', ['update'], { cwd });
			await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], { cwd });
		});
	}
	const installed = chromiumPath();
	if (!installed) {
		throw new Error('No Chromium here: install one (Debian: chromium), name it in CHROMIUM_PATH, or give --no-browser');
	}
	return installed;
}

/**
 * A headless Chromium with an empty profile.
 *
 * @param {string} executablePath
 * @returns {Promise<{ page: Page, close: () => Promise<void> }>}
 */
export async function openBrowser(executablePath) {
	const { chromium: browser, selectors } = await import('playwright-core');
	selectors.setTestIdAttribute('data-test-id');
	const profile = await mkdtemp(join(tmpdir(), 'jira-siesta-chromium-'));
	const context = await browser.launchPersistentContext(profile, {
		executablePath,
		headless: true,
		args: QUIET,
		viewport: VIEWPORT,
		deviceScaleFactor: 1.5,
		colorScheme: 'light',
		locale: 'en-US',
	});
	const page = context.pages()[0] ?? (await context.newPage());
	page.setDefaultTimeout(45_000);
	const close = async () => {
		await context.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 3 });
	};
	return { page, close };
}
