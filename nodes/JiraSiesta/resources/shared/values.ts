import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../../shared/invalidInput';

/** @throws InvalidInput for an update that changes nothing: Jira would take it, and nobody would notice */
export function assertChanges(body: IDataObject): IDataObject {
	if (Object.keys(body).length > 0) return body;
	throw new InvalidInput('Options', 'changes nothing', 'Add what is to be changed.');
}
