import type { Transition } from '../fields/transitions';
import type { Parameter } from '../operation/parameter';
import { shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { isJson, readLocator } from '../shared/locator';
import { byText, fromList, locator } from './locator';

/** Where an issue is to go: to a status, or by a transition, of this name or ID. */
export type Destination = { by: 'status' | 'transition'; value: string };

export const MOVE_TO = 'Move To';

const property = locator(
	MOVE_TO,
	'moveTo',
	'Where to move the issue: a transition that it has now, from the list or by its name or ID, or the status that it is to have',
	[
		fromList('searchTransitions', 'Select a transition…'),
		byText('Status', 'status', 'e.g. Done', 'Status to be in afterwards, by name or ID'),
		byText('Transition', 'transition', 'e.g. Close issue', 'Name of the transition: what the button in Jira says'),
		byText('ID', 'id', 'e.g. 31', 'ID of the transition'),
	],
	{ required: true, typeOptions: { loadOptionsDependsOn: ['issueKey.value'] } },
);

/**
 * A status and a transition may have the same name, so the mode says which of the two a text is.
 *
 * @param given resource locator with mode list, status, transition or id; a bare number is the ID of a transition
 * @throws InvalidInput
 */
export function toDestination(given: unknown): Destination {
	const { mode, value } = readLocator(given);
	const help = 'Choose a transition from the list, or enter the name of a status or of a transition.';
	if (value === '') throw new InvalidInput(MOVE_TO, 'is empty', help);
	if (isJson(value)) throw new InvalidInput(MOVE_TO, `is not a name or an ID: ${shown(value)}`, help);
	if (mode === 'status' || mode === 'transition') return { by: mode, value };
	if (/^\d+$/.test(value)) return { by: 'transition', value };
	throw new InvalidInput(
		MOVE_TO,
		`is not the ID of a transition: ${shown(value)}`,
		'For a name choose Status or Transition beside the field, whichever it is the name of.',
	);
}

const isAlike = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Whether a status, by its name and ID, is the one that is wanted. */
export const isStatus = ({ by, value }: Destination, name: string, id: string): boolean =>
	by === 'status' && (isAlike(name, value) || id === value);

/** Those of the transitions that do what is wanted. */
export const waysTo = <Way extends Pick<Transition, 'id' | 'name' | 'toStatus' | 'toStatusId'>>(
	destination: Destination,
	transitions: Way[],
): Way[] =>
	transitions.filter(({ id, name, toStatus, toStatusId }) =>
		destination.by === 'status'
			? isStatus(destination, toStatus, toStatusId)
			: id === destination.value || isAlike(name, destination.value),
	);

/** What the issue may do now, as a sentence. */
export const waysText = (transitions: Transition[]): string =>
	transitions.length === 0
		? 'No transition leads on from here now.'
		: `From here: ${transitions.map(({ id, name, toStatus }) => `${name} (${id}) → ${toStatus}`).join(', ')}.`;

export const moveTo: Parameter<Destination> = {
	property,
	of: async ({ parameters }) => await Promise.resolve(toDestination(parameters.get(property.name))),
};
