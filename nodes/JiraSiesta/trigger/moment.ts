import type { IPollFunctions } from 'n8n-workflow';

/** The time n8n's timer gives a poll, in ms: `getPollBudgetMs` is there since 2.38. */
const USUAL_BUDGET = 5 * 60_000;

export const budgetOf = (context: IPollFunctions) =>
	'getPollBudgetMs' in context ? context.getPollBudgetMs() : USUAL_BUDGET;

/**
 * Whether n8n's durable scheduler polls (`N8N_SCHEDULER_POLL_TRIGGERS_ENABLED`, 2.x, off by default). It gives another
 * time, makes a context for each poll, and calls each of them an update.
 */
export const isScheduled = (context: IPollFunctions) => budgetOf(context) !== USUAL_BUDGET;

/** Whether a person has just activated the workflow, or changed it while it was active. */
export const isByPerson = (context: IPollFunctions) =>
	!isScheduled(context) && ['activate', 'update'].includes(context.getActivationMode());
