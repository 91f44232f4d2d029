/** A value that Jira is bound to refuse, found before anything was sent. */
export class InvalidInput extends Error {
	/**
	 * @param field the field's name as the panel shows it
	 * @param problem goes on after the field's name, e.g. `is empty`
	 * @param help what to enter instead, with an example
	 * @param bare the problem without what Jira has, where it tells of it
	 */
	constructor(
		private readonly field: string,
		problem: string,
		readonly help: string,
		private readonly bare = problem,
	) {
		super(`'${field}' ${problem}`);
	}

	/** The same without what Jira has, for a credential that may not read it. */
	unread(): InvalidInput {
		const help = 'What Jira has is not shown: this credential may not read. Look in Jira, or ask the owner.';
		return new InvalidInput(this.field, this.bare, help);
	}
}
