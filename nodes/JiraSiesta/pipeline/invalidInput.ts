/** A value that Jira is bound to refuse, found before anything was sent. */
export class InvalidInput extends Error {
	/**
	 * @param field the field's name as the panel shows it
	 * @param problem goes on after the field's name, e.g. `is empty`
	 * @param help what to enter instead, with an example
	 */
	constructor(
		field: string,
		problem: string,
		readonly help: string,
	) {
		super(`'${field}' ${problem}`);
	}
}
