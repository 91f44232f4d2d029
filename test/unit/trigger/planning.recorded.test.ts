import { fs, path, process, say, testsFolder } from '../../harness/node';
import { deliveryIn } from '../../../nodes/JiraSiesta/trigger/delivery';

// Deliveries of sprints and versions that somebody has recorded, read in place: they are not ours to copy.

type Recorded = { event: string; body: { timestamp: number; [kind: string]: unknown } };
type Told = Recorded & { kind: string };

const folder = path.join(process.env.JIRA_RECORDED_DIR ?? path.resolve(testsFolder, '../../shared/recorded'), 'webhooks');
const recorded = ['sprint', 'version'].flatMap((kind) => {
	const file = path.join(folder, `${kind}.json`);
	return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Recorded[]).map((one) => ({ ...one, kind })) : [];
});
if (recorded.length === 0) say(`skipped: no recorded webhooks in ${folder} (set JIRA_RECORDED_DIR)`);
const each = recorded.length > 0 ? test.each<Told>(recorded) : test.skip.each<Told>([{ kind: 'sprint', event: 'sprint_created', body: { timestamp: 0 } }]);

each('$event', ({ kind, event, body }) => {
	const delivery = deliveryIn(Buffer.from(JSON.stringify(body)));
	const [, done] = event.split('_');
	expect(delivery).toMatchObject({
		issues: [],
		worklogs: [],
		at: body.timestamp,
		told: { name: `${kind}${done[0].toUpperCase()}${done.slice(1)}`, at: body.timestamp, issueId: '', [kind]: body[kind] },
	});
	const changed = (delivery?.told?.changes ?? []).map(({ field }) => field);
	expect(changed).toEqual(event === 'sprint_updated' ? ['state', 'startDate', 'endDate'] : []);
});
