import fc from 'fast-check';
import type { AlertItem, Notification } from '../notification.js';
import { alertLetter } from './alert-letter.js';
import { confirmationLetter } from './confirmation-letter.js';
import { letterHtml } from './letter-html.js';
import { letterText } from './letter-text.js';

const links = {
  publicUrl: 'https://tracker.example',
  unsubscribe: 'https://tracker.example/unsubscribe/s1.secret',
  unsubscribeFrom: (id: string) => `https://tracker.example/unsubscribe/${id}.secret`,
  manage: 'https://tracker.example/subscription/s1.secret',
};

const anItem = (own: Partial<AlertItem> = {}): AlertItem => ({
  rule: { id: 'r1', name: 'Gas and oil' },
  severity: 'notice',
  title: 'Pakistan and Russia sign a gas supply agreement',
  why: ['indicator: energy', 'score +6 is at least +4'],
  evidence: [{ text: 'Gas agreement signed', publisher: 'Dawn', url: 'https://news.example/1' }],
  page: '/developments/dev-1',
  at: '2026-11-20T08:00:00.000Z',
  ...own,
});

const aNotification = (items: readonly AlertItem[], own: Partial<Notification> = {}): Notification => ({
  id: 'n1',
  subscriptionId: 's1',
  ruleId: 'r1',
  kind: 'alert',
  cause: 'development:dev-1',
  story: 'development:dev-1',
  severity: 'notice',
  payload: { items, more: 0 },
  ...own,
});

const formsOf = (notification: Notification): readonly [string, string] => {
  const letter = alertLetter(notification, links);
  return [letterText(letter), letterHtml(letter)];
};

test('text and HTML both name the rule, why it fired, the evidence, the page, and how to stop it', () => {
  for (const form of formsOf(aNotification([anItem()]))) {
    for (const part of [
      'Gas and oil',
      'indicator: energy',
      'score +6 is at least +4',
      'Gas agreement signed (Dawn)',
      'https://news.example/1',
      'https://tracker.example/developments/dev-1',
      'https://tracker.example/unsubscribe/s1.secret',
      'https://tracker.example/subscription/s1.secret',
    ]) {
      expect(form).toContain(part);
    }
  }
});

test('nothing of a feed becomes markup, and nothing is fetched when the letter is opened', () => {
  const hostile = '<img src="https://evil.example/x.png" onerror="alert(1)">&amp;';
  const evidence = [{ text: hostile, publisher: hostile, url: 'javascript:alert(1)' }];
  const [, html] = formsOf(aNotification([anItem({ title: hostile, why: [hostile], evidence })]));
  expect(html).not.toContain('<img');
  expect(html).not.toContain('javascript:');
  expect(html).not.toMatch(/<[^>]*(?:\ssrc=|url\(|@import|\son\w+=)|<link|<script/i);
  expect(html).toContain('&lt;img src=&quot;https://evil.example/x.png&quot;');
});

test('the page of an item never leads out of the service', () => {
  const [text] = formsOf(aNotification([anItem({ page: '//evil.example/' })]));
  expect(text).not.toContain('evil.example');
});

test('whatever is told, each form stays under 100 kB and says how much it leaves out', () => {
  const long = 'ایندھن '.repeat(400);
  const quotes = '"'.repeat(2_000);
  const line = { text: long, publisher: long, url: `https://news.example/${'x'.repeat(990)}` };
  const worst = { text: quotes, publisher: quotes, url: `https://news.example/${'"'.repeat(470)}` };
  const one = anItem({
    title: quotes,
    why: Array.from({ length: 40 }, () => quotes),
    evidence: Array.from({ length: 40 }, () => worst),
  });
  for (const form of formsOf(aNotification([one]))) expect(Buffer.byteLength(form)).toBeLessThan(100_000);
  const item = anItem({ title: long, why: [long], evidence: Array.from({ length: 40 }, () => line) });
  const many = Array.from({ length: 500 }, () => item);
  for (const form of formsOf(aNotification(many, { kind: 'bundle', payload: { items: many, more: 7 } }))) {
    expect(Buffer.byteLength(form)).toBeLessThan(100_000);
    expect(form).toMatch(/and \d+ more/);
  }
});

test('a subject is one line whatever the title, and says what kind of message it is', () => {
  const subject = (own: Partial<Notification>, title = 'A deal\r\nBcc: x@example.org'): string =>
    alertLetter(aNotification([anItem({ title })], own), links).subject;
  expect(subject({})).toBe('A deal Bcc: x@example.org');
  expect(subject({ severity: 'urgent' })).toMatch(/^Urgent: A deal/);
  expect(subject({ kind: 'test' })).toMatch(/^Test: A deal/);
  expect(subject({ kind: 'follow-up' })).toMatch(/^Re: A deal/);
  const two = { kind: 'bundle', payload: { items: [anItem(), anItem()], more: 3 } } as const;
  expect(alertLetter(aNotification([], two), links).subject).toMatch(/^5 alerts: /);
});

test('several alerts are parted, introduced by their number, and one alone is not', () => {
  const bundle = (items: readonly AlertItem[], more = 0) =>
    formsOf(aNotification(items, { kind: 'bundle', payload: { items, more } }))[0];
  const rule = '-'.repeat(76);
  const two = bundle([anItem({ title: 'One' }), anItem({ title: 'Two' })]);
  expect(two).toMatch(/^2 alerts in one message\.\n\nOne\n/);
  expect(two.split(rule)).toHaveLength(2);
  expect(bundle([anItem({ title: 'One' })])).toMatch(/^One\n/);
  const { subject } = alertLetter(aNotification([anItem({ title: 'One' })], { kind: 'bundle' }), links);
  expect(subject).toBe('One');
  expect(bundle([anItem()], 2)).toContain('and 2 more');
  expect(bundle([anItem(), anItem()])).not.toContain('more');
});

test('the foot names the rules that told, each once, two of them and how many others', () => {
  const named = (...names: readonly string[]) =>
    formsOf(aNotification(names.map((name, at) => anItem({ rule: { id: `r${at}`, name } }))))[0].replace(
      /\s+/g,
      ' ',
    );
  expect(named('Gas', 'Gas')).toContain('subscribed to “Gas” and confirmed');
  expect(named('Gas', 'Wheat')).toContain('subscribed to “Gas” and “Wheat” and confirmed');
  expect(named('Gas', 'Wheat', 'Steel')).toContain(
    'subscribed to “Gas” and “Wheat” and 1 more and confirmed',
  );
});

test('each reason has a line, and only the first is labelled', () => {
  const [text] = formsOf(aNotification([anItem({ why: ['one', 'two'] })]));
  expect(text).toMatch(/Why you are told: one\n {2}two\n/);
});

test('evidence without an outlet or an address is told all the same, and what is left out is counted', () => {
  const bare = { text: 'A figure', publisher: null, url: null };
  const [text] = formsOf(aNotification([anItem({ evidence: [bare] })]));
  expect(text).toContain('- A figure\n');
  expect(text).not.toContain('on the page');
  const [many] = formsOf(aNotification([anItem({ evidence: Array.from({ length: 9 }, () => bare) })]));
  expect(many).toContain('and 3 more on the page');
  const [none] = formsOf(aNotification([anItem({ evidence: [] })]));
  expect(none).not.toContain('Evidence');
});

test('every line of the plain text is short enough to be sent as it is, addresses apart', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), (title) => {
      const [text] = formsOf(aNotification([anItem({ title })]));
      const long = text.split('\n').filter((line) => line.length > 78 && !line.includes('https://'));
      expect(long).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('the letter that asks for a confirmation says what was asked, how long the link holds, and what to do if it was not you', () => {
  const letter = confirmationLetter({
    topics: ['New developments in energy', 'Alarms'],
    howOften: 'once a day',
    confirmUrl: 'https://tracker.example/confirm/u1.secret',
    validHours: 48,
    place: 'tracker.example',
  });
  for (const form of [letterText(letter), letterHtml(letter)]) {
    expect(form).toContain('New developments in energy');
    expect(form).toContain('once a day');
    expect(form).toContain('https://tracker.example/confirm/u1.secret');
    expect(form).toContain('48 hours');
    expect(form).toContain('do nothing');
  }
});

test('what was asked for is listed under one label, and a list without a title has none', () => {
  const letter = confirmationLetter({
    ...{ topics: ['Energy', 'Alarms'], howOften: 'at once', validHours: 48, place: 'tracker.example' },
    confirmUrl: 'https://tracker.example/confirm/u1.secret',
  });
  expect(letterText(letter)).toMatch(/What: Energy\n {2}Alarms/);
  const listed = (title: string) =>
    letterHtml({
      ...letter,
      blocks: [{ kind: 'links', title, links: [{ text: 'one', url: null }] }],
      foot: [],
    });
  expect(listed('Evidence')).toMatch(/<p [^>]*>Evidence<\/p>\n<ul/);
  expect(listed('')).not.toMatch(/<p [^>]*><\/p>\n<ul/);
});

test('a letter that tells for several subscriptions names each rule, why it matched, and how to stop each', () => {
  const rule = { id: 'r2', name: 'Every new development' };
  const also = [{ rule, why: ['confidence 0.9'], subscriptionId: 's2' }];
  for (const form of formsOf(aNotification([anItem({ also }), anItem({ also })]))) {
    for (const part of ['confidence 0.9', 'Stop “Gas and oil”', 'Stop “Every new development”'])
      expect(form).toContain(part);
    expect(form.split('https://tracker.example/unsubscribe/s1.secret')).toHaveLength(2);
    expect(form.split('https://tracker.example/unsubscribe/s2.secret')).toHaveLength(2);
  }
});

test('no line parts a fact from what goes on with it', () => {
  const [, html] = formsOf(aNotification([anItem({ why: ['one', 'two'] })]));
  const isUnderlined = (value: string) => new RegExp(`<td [^>]*border-bottom[^>]*>${value}</td>`).test(html);
  expect([isUnderlined('one'), isUnderlined('two')]).toEqual([false, true]);
});

test('beside the subject stand the titles that it does not name, or why the one alert is told', () => {
  const preview = (...titles: readonly string[]) =>
    alertLetter(aNotification(titles.map((title) => anItem({ title }))), links).preview;
  expect(preview('A deal')).toBe('indicator: energy; score +6 is at least +4');
  expect(preview('A deal', 'A visit', 'A ban')).toBe('A visit · A ban');
});

test.each([
  ['/developments/dev-1', 'See it taken apart'],
  ['/reports/2026-W47', 'Read the report'],
  ['/feeds', 'Open the page'],
])('the button to %s says what it opens: %s', (page, words) => {
  const [text, html] = formsOf(aNotification([anItem({ page })]));
  expect(text).toContain(`${words}:\nhttps://tracker.example${page}`);
  expect(html).toContain(`>${words}</a>`);
});
