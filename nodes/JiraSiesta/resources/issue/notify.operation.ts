import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { mailOf, mailOptions, message, recipients, subject } from '../../params/mail';

type Mail = { subject: string | null; who: string[] };

export const notify = write<Mail>({
	name: 'Notify',
	value: 'notify',
	action: 'Send mail about issue',
	description: 'Have Jira send a mail about an issue to people who may see it',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-notify-post',
	permission: 'comment',
	// A second request is a second mail, and nobody can ask Jira whether there was a first.
	idempotent: false,
	hasNote: false,
	request: { method: 'POST', url: '/rest/api/3/issue/{issueKey}/notify' },
	parameters: [issue, recipients, subject, message],
	options: mailOptions,

	async prepare(item) {
		const { body, who } = await mailOf(item);
		return { ...(await onPath(item, issue)), body, state: { subject: (body.subject as string) ?? null, who } };
	},

	changes: ({ body, state }) => [
		{ field: 'Recipients', after: state.who.join(', ') },
		...(state.subject === null ? [] : [{ field: 'Subject', after: state.subject }]),
		{ field: 'Message', after: (body as { textBody: string }).textBody },
	],
	result: ({ prepared: { path, state } }) => ({
		issueKey: path!.issueKey,
		sent: true,
		subject: state.subject,
		recipients: state.who,
	}),
});
