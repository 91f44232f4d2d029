import type { IDataObject } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { request } from '../../params/request';
import { asObject } from '../../shared/objects';
import { momentOf } from './shared/simplified';

/** What is read first of a goal: the cycle that runs, else the last one that was completed. */
function simplifiedSla(row: IDataObject, issueKey: string): IDataObject {
	const completed = (row.completedCycles ?? []) as IDataObject[];
	const isRunning = row.ongoingCycle !== undefined;
	const cycle = asObject(isRunning ? row.ongoingCycle : completed.at(-1));
	const { millis, friendly } = asObject(cycle.remainingTime);
	return {
		id: row.id,
		issueKey,
		name: row.name ?? null,
		running: isRunning,
		paused: isRunning ? cycle.paused === true : null,
		breached: (cycle.breached as boolean | undefined) ?? null,
		remaining: friendly ?? null,
		remainingMs: millis ?? null,
		started: momentOf(cycle.startTime),
		breachesAt: momentOf(cycle.breachTime),
		stopped: momentOf(cycle.stopTime),
		goal: asObject(cycle.goalDuration).friendly ?? null,
		completedCycles: completed.length,
	};
}

export const getSla = read({
	name: 'Get SLA',
	value: 'getSla',
	action: 'Get SLA of service request',
	description: 'Retrieve the goals of a request, how much time is left, and whether one is breached',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-sla-get',
	request: { method: 'GET', url: '/rest/servicedeskapi/request/{issueKey}/sla' },
	paging: { by: 'serviceDesk', rows: 'values', pageSize: 50 },
	all: true,
	parameters: [request],
	simplify: (row, { prepared }) => simplifiedSla(row, prepared.path!.issueKey),
});
