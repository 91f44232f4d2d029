import type { Context } from '../../client/connection';
import type { Session } from '../../client/session';
import { assertShort, shown } from '../../shared/input';
import { InvalidInput } from '../../shared/invalidInput';
import { LONGEST_NAME } from '../../shared/lists';
import { ifShown } from '../metadata';

/** Where a name is looked up: in what the project of the issue has, by its key or ID. */
export type Place = { context: Context; session: Session; project: string };

/** What a name may mean: `id` is what Jira takes for it, `about` what tells it from others of the name. */
export type Candidate = { id: string; name: string; about?: string };

/** How a value is found by its name, for a field that takes none. */
export type LookUp = {
	/** What it is to be, as an error says it, e.g. `a sprint`. */
	what: string;
	/** How else the value is given. */
	help: string;
	/** Whether every project has its own; else `find` is given no project. */
	ofProject: boolean;
	/** All there are, or those that a search for the name finds. */
	find(place: Place, name: string, field: string): Promise<Candidate[]>;
};

const MOST_SHOWN = 10;

/** Candidates as an error tells them. */
function listed(candidates: Candidate[]): string {
	const some = candidates
		.slice(0, MOST_SHOWN)
		.map(({ id, name, about }) => `${id} (${[name, about].filter(Boolean).join(', ')})`);
	const more = candidates.length - some.length;
	return some.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/** Those of a name: as it is written, or else in whatever case. */
function named(name: string, all: Candidate[]): Candidate[] {
	const exact = all.filter((one) => one.name.trim() === name);
	return exact.length > 0 ? exact : all.filter((one) => one.name.trim().toLowerCase() === name.toLowerCase());
}

/**
 * The one thing that a name means.
 *
 * @param project tells the project of the issue, where each has its own
 * @throws InvalidInput with the candidates for a name of several or of none, and where nobody may ask
 */
export async function oneNamed(
	{ what, help, ofProject, find }: LookUp,
	{ context, session }: Pick<Place, 'context' | 'session'>,
	project: () => Promise<string>,
	name: string,
	field: string,
): Promise<Candidate> {
	assertShort(name, field, LONGEST_NAME);
	const isAsked = ofProject && (await session.guard.mayRead(session));
	const place: Place = { context, session, project: isAsked ? await project() : '' };
	const all = await ifShown(session, async () => await find(place, name, field));
	if (!all) {
		throw new InvalidInput(
			field,
			`is a name that cannot be looked up: ${shown(name)}`,
			`Jira does not show this account, or this credential, ${what} by its name. ${help}`,
		);
	}
	const found = named(name, all);
	if (found.length === 1) return found[0];
	if (found.length > 1) {
		throw new InvalidInput(
			field,
			`is the name of several: ${shown(name)}`,
			`Give one by what stands first: ${listed(found)}.`,
		);
	}
	const others = all.length > 0 ? `There are: ${listed(all)}. ` : '';
	throw new InvalidInput(field, `is not the name of ${what}: ${shown(name)}`, `${others}${help}`);
}
