import type { IPollFunctions } from 'n8n-workflow';

import { isByPerson, isScheduled } from '../../../nodes/JiraSiesta/trigger/moment';

const context = (budget: number) =>
	({ getPollBudgetMs: () => budget, getActivationMode: () => 'update' }) as Partial<IPollFunctions> as IPollFunctions;

// n8n's settings may give the durable scheduler's polls less time than the timer's, or more.
test.each([
	[48_000, true],
	[300_000, false],
	[2_880_000, true],
])('a poll that is given %i ms is one of the durable scheduler: %p', (budget, expected) => {
	expect(isScheduled(context(budget))).toBe(expected);
	expect(isByPerson(context(budget))).toBe(!expected);
});
