/** A call of an operation: see index.js. */
export interface Sample {
	parameters: object;
	project?: string;
	siteWide?: boolean;
	fuller?: object;
	anyAnswer?: boolean;
	emptyInSeed?: string[];
	filledIn?: (jira: unknown) => object;
	check(items: unknown[], jira: unknown): string;
}

/** By the ID under which a credential names the operation, e.g. `issue:create`. */
export const samples: Record<string, Sample>;
