import { warnOfLoss } from '../../../nodes/JiraSiesta/trigger/loss';
import { newNotes } from '../../../nodes/JiraSiesta/trigger/look';
import type { Memory } from '../../../nodes/JiraSiesta/trigger/memory';
import { noRuns } from '../../../nodes/JiraSiesta/trigger/runs';
import type { Settings } from '../../../nodes/JiraSiesta/trigger/settings';
import { after, MOST_SEEN, startAt } from '../../../nodes/JiraSiesta/trigger/state';

const MINUTE = 60_000;
const lookBack = 15 * MINUTE;
const at = 1_763_000_000_000;

afterEach(() => jest.restoreAllMocks());

test('what is forgotten within Look Back is told once an hour, by whichever way it came', () => {
	const warn = jest.fn();
	const logger = { warn, info: warn, debug: warn, error: warn };
	const memory: Memory = { notes: newNotes(), busyUntil: 0, underWay: new Set<string>(), runs: noRuns() };
	const now = jest.spyOn(Date, 'now').mockReturnValue(at);
	const many = Array.from({ length: MOST_SEEN }, (_, index) => ({ id: `change:${index}`, at: at + index }));
	const full = after(startAt('s', at - 1), { given: many, lookBack });
	const over = after(full, { given: [{ id: 'change:x', at: at + MOST_SEEN }], lookBack });
	const tell = () => warnOfLoss(logger, memory, { lookBack } as Settings, full, over);
	warnOfLoss(logger, memory, { lookBack } as Settings, full, full);
	expect(warn).not.toHaveBeenCalled();
	tell();
	tell();
	expect(warn.mock.calls).toEqual([[expect.stringContaining('more than 5000 events to remember')]]);
	now.mockReturnValue(at + 61 * MINUTE);
	tell();
	expect(warn).toHaveBeenCalledTimes(2);
});
