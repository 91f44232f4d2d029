import type { INodeParameterResourceLocator } from 'n8n-workflow';

export type Locator = { mode: string; value: string; label?: string };

/** A resource locator's choice. An expression for the whole field may also give the bare value. */
export function readLocator(given: unknown): Locator {
	if (given !== null && typeof given === 'object') {
		const { mode, value, cachedResultName } = given as INodeParameterResourceLocator;
		return { mode, value: String(value ?? '').trim(), label: cachedResultName };
	}
	return { mode: '', value: String(given ?? '').trim() };
}
