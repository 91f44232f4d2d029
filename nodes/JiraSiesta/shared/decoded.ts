/** Percent-encoded text as it was meant; as it is where it is no such text, e.g. `100%`. */
export function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
