import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TESTS = join(__dirname, '..');

test('every random test takes its seed from one place, which prints it', () => {
	const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.[tj]s$/.test(file));
	const random = files.filter((file) => /from 'fast-check'|Math\.random\(|randomFrom\(/.test(readFileSync(join(TESTS, file), 'utf8')));
	expect(random.length).toBeGreaterThan(5);
	const own = random.filter((file) => !readFileSync(join(TESTS, file), 'utf8').includes("harness/random'"));
	expect(own).toEqual([]);
});
