declare module 'commonmark-spec' {
	export const tests: Array<{ number: number; markdown: string; html: string; section: string }>;
}
