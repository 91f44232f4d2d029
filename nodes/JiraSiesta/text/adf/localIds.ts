/** FNV-1a over the UTF-16 units, 32 bits: spreads well and needs no crypto. */
function hash(value: string, seed: number): string {
	let sum = seed;
	for (let index = 0; index < value.length; index++) {
		sum = Math.imul(sum ^ value.charCodeAt(index), 0x01000193);
	}
	return (sum >>> 0).toString(16).padStart(8, '0');
}

/** Local IDs for the tasks of one document: the same text gives the same IDs, and no ID comes twice. */
export class LocalIds {
	private readonly counts = new Map<string, number>();

	/** @param value what the node says; a repeated value gets another ID each time */
	next(value: string): string {
		const count = (this.counts.get(value) ?? 0) + 1;
		this.counts.set(value, count);
		const key = `${count}:${value}`;
		return hash(key, 0x811c9dc5) + hash(key, 0x050c5d1f);
	}
}
