import { EmailChannel } from '../../src/alerts/adapters/mail/email-channel.js';
import { LetterWriter } from '../../src/alerts/adapters/mail/letter-writer.js';
import { Mailer } from '../../src/alerts/adapters/mail/mailer.js';
import { publishedLetters } from '../../src/alerts/adapters/mail/published-letters.js';
import { keysOf } from '../../src/alerts/adapters/secrets/seal.js';
import { Suppressions } from '../../src/alerts/adapters/mail/suppressions.js';
import { Vault } from '../../src/alerts/adapters/secrets/vault.js';
import { SubscriptionLinks } from '../../src/alerts/adapters/subscription-links.js';
import type { OutgoingMessage } from '../../src/alerts/domain/channel.js';
import { renderer } from '../../src/reports/adapters/rendered-form.builder.js';
import { aSecondEdition } from '../../src/reports/domain/report-weeks.builder.js';
import { aRichWeek } from '../../src/reports/domain/rich-week.builder.js';
import type { ReportsService } from '../../src/reports/reports.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink, type CaughtMail, type MailSink } from '../support/mail-sink.js';

const PUBLIC_URL = 'https://tracker.example';
const target = { channel: 'email', address: 'reader@example.org' } as const;

const message = (
  own: Partial<OutgoingMessage['notification']> = {},
  title = 'A gas deal',
): OutgoingMessage => ({
  notification: {
    id: 'n1',
    subscriptionId: 's1',
    ruleId: 'r1',
    kind: 'alert',
    cause: 'development:d1',
    story: 'development:d1',
    severity: 'notice',
    payload: {
      items: [
        {
          rule: { id: 'r1', name: 'Gas and oil' },
          severity: 'notice',
          title,
          why: ['indicator: energy'],
          evidence: [{ text: 'گیس کا معاہدہ', publisher: 'Dawn', url: 'https://news.example/1' }],
          page: '/developments/d1',
          at: '2026-11-20T08:00:00.000Z',
        },
      ],
      more: 0,
    },
    ...own,
  },
  subscriptionId: 's1',
  reader: 'reader-1',
  links: { page: `${PUBLIC_URL}/developments/d1`, stop: '' },
  attempt: 1,
  at: new Date('2026-11-20T09:00:00Z'),
});

const keys = keysOf(Buffer.alloc(32, 7));
const vault = new Vault([keys], keys);
let database: TestDatabase;
let sink: MailSink;
let channel: EmailChannel;
let mailer: Mailer;

/** Two editions of one week are published; the record of a third cannot be read. */
const published: ReportsService['mail'] = ({ week, edition }, language, bytesBeside) => {
  if (week !== '2031-W19' || edition > 3) return Promise.resolve(null);
  if (edition === 3) return Promise.reject(new Error('It is not what was stored.'));
  return renderer.mail(edition === 1 ? aRichWeek() : aSecondEdition(), language, bytesBeside);
};

function channelTo(url: string): [EmailChannel, Mailer] {
  const own = new Mailer({ smtpUrl: url, mailFrom: 'Tracker <alerts@tracker.example>' });
  const links = new SubscriptionLinks(vault, { publicUrl: PUBLIC_URL });
  const suppressions = new Suppressions(database.dataSource, vault);
  const writer = new LetterWriter(links, { publicUrl: PUBLIC_URL }, publishedLetters({ mail: published }));
  return [new EmailChannel(own, links, suppressions, writer), own];
}

beforeAll(async () => {
  [sink, database] = await Promise.all([startMailSink(), createTestDatabase()]);
  [channel, mailer] = channelTo(sink.url);
});
afterAll(async () => {
  mailer.onApplicationShutdown();
  await sink.close();
  await database.drop();
});
beforeEach(() => {
  sink.answerWith({});
});

const header = ({ mail }: CaughtMail, name: string): string | undefined =>
  mail.headers.find(({ key }) => key === name)?.value;

async function caught(outgoing: OutgoingMessage): Promise<CaughtMail> {
  const before = sink.caught.length;
  expect(await channel.send(outgoing, target)).toMatchObject({
    outcome: 'delivered',
    answer: { status: 250 },
  });
  const mail = sink.caught[before];
  if (mail === undefined) throw new Error('Nothing came.');
  return mail;
}

test('an alert arrives as text and HTML, to its reader only, and can be stopped by one POST', async () => {
  const got = await caught(message());
  expect([got.from, got.to]).toEqual(['alerts@tracker.example', ['reader@example.org']]);
  expect(got.mail.from).toEqual({ name: 'Tracker', address: 'alerts@tracker.example' });
  expect(got.mail.subject).toBe('A gas deal');
  expect(got.mail.text).toContain('گیس کا معاہدہ (Dawn)');
  expect(got.mail.html).toContain('گیس کا معاہدہ (Dawn)');
  expect(got.mail.attachments).toEqual([]);
  expect(header(got, 'list-unsubscribe')).toMatch(/^<https:\/\/tracker\.example\/unsubscribe\/s1\.[\w-]+>$/);
  expect(header(got, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(header(got, 'auto-submitted')).toBe('auto-generated');
  expect(Buffer.byteLength(got.raw)).toBeLessThan(100_000);
});

test('a message has one id at every try, and messages of a development thread', async () => {
  const first = await caught(message());
  const again = await caught({ ...message(), attempt: 2, at: new Date('2026-11-20T12:00:00Z') });
  const followUp = await caught(message({ id: 'n2', kind: 'follow-up' }));
  const other = await caught(message({ id: 'n3', story: 'development:d2' }));
  expect(again.mail.messageId).toBe(first.mail.messageId);
  expect(followUp.mail.messageId).not.toBe(first.mail.messageId);
  expect(followUp.mail.references).toBe(first.mail.references);
  expect(followUp.mail.inReplyTo).toBe(first.mail.references);
  expect(other.mail.references).not.toBe(first.mail.references);
});

test.each([
  'A deal\r\nBcc: victim@example.org\r\n\r\nOther body',
  'A deal\nX-Evil: 1',
  'A deal\u2028Bcc: victim@example.org',
  '=?utf-8?q?A_deal=0D=0ABcc:_victim@example.org?=',
])('no title of a feed can add a header or a recipient: %j', async (title) => {
  const got = await caught(message({}, title));
  expect(got.to).toEqual(['reader@example.org']);
  expect(got.mail.bcc ?? []).toEqual([]);
  expect(got.mail.headers.map(({ key }) => key)).not.toContain('x-evil');
  expect(got.raw.slice(0, got.raw.indexOf('\r\n\r\n'))).not.toMatch(/^(?:bcc|x-evil):/im);
});

test.each([
  ['450 4.2.1 Greylisted, come back later', 'retry', 450],
  ['550 5.1.1 No such user', 'gone', 550],
  ['550 5.7.1 Spam', 'refused', 550],
])('a recipient answered with %s: %s', async (reply, outcome, status) => {
  sink.answerWith({ recipient: () => reply });
  expect(await channel.send(message(), target)).toMatchObject({ outcome, answer: { status } });
});

test('an address that does not exist is mailed nothing again, one that was refused for other reasons is', async () => {
  const suppressed = async (): Promise<number> =>
    (await database.dataSource.query<unknown[]>('SELECT 1 FROM alert_suppression')).length;
  await database.dataSource.query('DELETE FROM alert_suppression');
  sink.answerWith({ recipient: () => '550 5.7.1 Spam' });
  await channel.send(message(), target);
  expect(await suppressed()).toBe(0);
  sink.answerWith({ recipient: () => '550 5.1.1 No such user' });
  await channel.send(message(), target);
  expect(await suppressed()).toBe(1);
});

test('a message that the server refuses after taking the recipient does not end the address', async () => {
  sink.answerWith({ message: () => '554 5.6.0 Content not wanted' });
  expect(await channel.send(message(), target)).toMatchObject({
    outcome: 'refused',
    answer: { status: 554 },
  });
});

test('what is kept of an answer does not tell the address', async () => {
  sink.answerWith({ recipient: (address) => `550 5.1.1 <${address}>: user reader unknown` });
  const sent = await channel.send(message(), target);
  expect(sent.answer.text).toContain('r…@e….org');
  expect(JSON.stringify(sent)).not.toContain('reader');
});

test('a server that is away is tried again', async () => {
  const [away, own] = channelTo('smtp://127.0.0.1:1');
  const sent = await away.send(message(), target);
  expect(sent).toMatchObject({ outcome: 'retry', answer: { status: null } });
  own.onApplicationShutdown();
});

test('a server whose certificate nobody vouches for gets no message', async () => {
  const unvouched = await startMailSink({ tls: true });
  const [unsafe, own] = channelTo(unvouched.url);
  expect(await unsafe.send(message(), target)).toMatchObject({ outcome: 'retry' });
  expect(unvouched.caught).toEqual([]);
  own.onApplicationShutdown();
  await unvouched.close();
});

describe('of one published report', () => {
  const about = (page: string, own: Partial<OutgoingMessage['notification']> = {}): OutgoingMessage => {
    const { notification, ...rest } = message({ story: 'report', ...own }, 'The weekly report of 2031-W19');
    const items = notification.payload.items.map((item) => ({ ...item, page }));
    return { ...rest, notification: { ...notification, payload: { ...notification.payload, items } } };
  };

  test('the report itself is sent, its tables and its text, with the headers and the foot of an alert', async () => {
    const got = await caught(about('/reports/2031-W19'));
    expect(got.mail.subject).toMatch(/^Pakistan–Russia relations: weekly report, .*\(week 19\)$/);
    expect(got.mail.html?.match(/<th scope="col"/g)?.length).toBeGreaterThan(10);
    for (const form of [got.mail.html ?? '', got.mail.text ?? '']) {
      expect(form).toContain(aRichWeek().sha256);
      expect(form).toContain(aRichWeek().developments.listed[0]?.what);
      expect(form).toContain('You get this because you subscribed to “Gas and oil” and confirmed it.');
      expect(form).toContain(`${PUBLIC_URL}/unsubscribe/s1.`);
    }
    expect(header(got, 'list-unsubscribe')).toMatch(/^<https:\/\/tracker\.example\/unsubscribe\/s1\./);
    expect(header(got, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(Buffer.byteLength(got.raw)).toBeLessThan(100_000);
    const again = await caught({ ...about('/reports/2031-W19'), attempt: 2 });
    expect([again.mail.messageId, again.mail.html]).toEqual([got.mail.messageId, got.mail.html]);
  });

  test('its edition is that of the alert', async () => {
    const got = await caught(about('/reports/2031-W19?edition=2', { kind: 'bundle' }));
    expect(got.mail.subject).toMatch(/^Edition 2, corrects edition 1: Pakistan–Russia relations/);
    expect(got.mail.text).toContain(aSecondEdition().sha256);
  });

  test.each([
    ['that cannot be read', about('/reports/2031-W19?edition=3')],
    ['that is not there', about('/reports/2031-W20')],
    ['of several weeks', about('/reports')],
    ['of a test message', about('/reports/2031-W19', { kind: 'test' })],
  ])('of a report %s, an alert that leads to it is sent', async (_, outgoing) => {
    const got = await caught(outgoing);
    expect(got.mail.subject).toContain('The weekly report of 2031-W19');
    expect(got.mail.text).toContain('Why you are told: indicator: energy');
  });

  test('whoever follows so many rules that the foot fills the room is sent an alert', async () => {
    const outgoing = about('/reports/2031-W19');
    const also = Array.from({ length: 60 }, (_, at) => ({
      ...{
        rule: { id: `r${at}`, name: `rule ${at} `.repeat(8) },
        why: ['because'],
        subscriptionId: `s${at}`,
      },
    }));
    const items = outgoing.notification.payload.items.map((item) => ({ ...item, also }));
    const notification = { ...outgoing.notification, payload: { items, more: 0 } };
    const got = await caught({ ...outgoing, notification });
    expect(got.mail.subject).toBe('The weekly report of 2031-W19');
  });
});
