/** Puts an entry at the end of a map that keeps the newest ones only: what a process remembers must not grow for ever. */
export function setBounded<V>(entries: Map<string, V>, key: string, value: V, most: number): void {
	entries.delete(key);
	entries.set(key, value);
	if (entries.size > most) entries.delete(entries.keys().next().value!);
}
