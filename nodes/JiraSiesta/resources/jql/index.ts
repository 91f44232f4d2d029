import type { Resource } from '../menu';
import { check } from './check.operation';
import { getSuggestions } from './getSuggestions.operation';
import { match } from './match.operation';

export const jql: Resource = {
	label: 'JQL',
	value: 'jql',
	operations: [check, getSuggestions, match],
};
