/** A list in parts of so many, the last with what is left. */
export const chunks = <T>(list: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(list.length / size) }, (_part, at) => list.slice(at * size, (at + 1) * size));

/** Those of a list for which a look-up says yes, in their order; all are looked up at once. */
export async function filterAsync<T>(list: readonly T[], isWanted: (one: T) => Promise<boolean>): Promise<T[]> {
	const wanted = await Promise.all(list.map(isWanted));
	return list.filter((_one, at) => wanted[at]);
}
