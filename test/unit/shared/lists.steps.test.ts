// First, so that it sees the code under test compiled.
import { stepsOf, stopCounting } from '../../harness/steps';
import { members } from '../../../nodes/JiraSiesta/shared/lists';

// A list as text is refused above 32,767 characters: what is shorter must take time in step with its length as well.

const SHORT = 2_000;
/** Four times as long takes four times the steps, or little more; quadratic would be sixteen times. */
const TIMES = 4;
const MOST = 6;

afterAll(stopCounting);

const stepsFor = (part: string, length: number) =>
	stepsOf(() => {
		try {
			members(part.repeat(length / part.length), 'Labels', ['a, b']);
		} catch {
			// Refused, which is as good an answer.
		}
	});

test.each(['“a,', "'a,", '"a,', '“a”,', "'a',", '"a",', '"",', '“a” b,', "a 'b,", 'a,', ',', '[a],', '[', '"\\",', 'a, b,'])('many %j', (part) => {
	stepsFor(part, SHORT); // what is done once only
	expect(stepsFor(part, SHORT * TIMES)).toBeLessThan(MOST * stepsFor(part, SHORT));
});
