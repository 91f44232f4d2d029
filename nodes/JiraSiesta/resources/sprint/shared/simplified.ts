import type { IDataObject } from 'n8n-workflow';

export const simplifiedSprint = (row: IDataObject): IDataObject => ({
	id: row.id,
	name: row.name,
	state: row.state,
	startDate: row.startDate ?? null,
	endDate: row.endDate ?? null,
	completeDate: row.completeDate ?? null,
	goal: row.goal || null,
	boardId: row.originBoardId ?? null,
});
