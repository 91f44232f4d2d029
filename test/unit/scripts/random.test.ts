import { fs, path, testsFolder } from '../../harness/node';

test('every random test takes its seed from one place, which prints it', () => {
	const files = fs.readdirSync(testsFolder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.[tj]s$/.test(file));
	const random = files.filter((file) => /from 'fast-check'|Math\.random\(|randomFrom\(/.test(fs.readFileSync(path.join(testsFolder, file), 'utf8')));
	expect(random.length).toBeGreaterThan(5);
	const own = random.filter((file) => !fs.readFileSync(path.join(testsFolder, file), 'utf8').includes("harness/random'"));
	expect(own).toEqual([]);
});
