import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { startReceiver, status, type Receiver } from '../database/alerts/receiver.js';
import { feedsFile } from '../feeds/loopback-feeds.js';
import { startBrowser } from '../support/browser.js';
import { rssOf } from '../support/feed-document.js';
import { serve, startFeedServer, type FeedServer } from '../support/feed-server.js';
import { freePort } from '../support/free-port.js';
import { startMailSink, type CaughtMail, type MailSink } from '../support/mail-sink.js';
import { ARTICLES, startService, type TestService } from '../support/service.js';
import { axeFindings, isForEveryone } from './axe.js';
import { withoutSilences } from './without-silences.js';
import { openPage, settled, type WatchedPage } from './page-faults.js';

const READER = 'olga.reader@example.org';
/** What the first feed brings, and the second. */
const PIPELINE = 'Pakistan and Russia sign agreement on gas pipeline in Moscow';
const LNG = 'Russia and Pakistan sign contract on LNG supply in Islamabad';

const key = z.object({ token: z.string() });

/** The link of a mail whose path begins so. */
function linkIn({ mail }: CaughtMail, page: string): string {
  const found = new RegExp(`http:\\S+/${page}/\\S+`).exec(mail.text ?? '')?.[0];
  if (found === undefined) throw new Error(`No link to ${page} in: ${mail.text ?? ''}`);
  return found;
}

describe('alerts from a feed to whoever asked for them', () => {
  let sink: MailSink;
  let feeds: FeedServer;
  let file: string;
  let receiver: Receiver;
  let service: TestService;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    const port = String(await freePort());
    [sink, feeds, receiver] = await Promise.all([startMailSink(), startFeedServer(), startReceiver()]);
    const news = [
      ['pipeline', PIPELINE],
      ['lng', LNG],
    ] as const;
    for (const [id, title] of news) {
      const published = new Date().toUTCString();
      feeds.on(`/${id}`, serve(rssOf([{ guid: id, title, published }])));
    }
    file = feedsFile(news.map(([id]) => ({ id, url: feeds.url(`/${id}`) })));
    const env = {
      FEEDS_FILE: file,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
      SMTP_URL: sink.url,
      MAIL_FROM: 'Tracker <alerts@tracker.example>',
    };
    [service, browser] = await Promise.all([startService({ import: [ARTICLES], env }), startBrowser()]);
    watched = await openPage(browser, service.url);
    page = watched.page;
  });
  afterAll(async () => {
    await watched.close();
    await browser.close();
    await service.stop();
    await Promise.all([sink.close(), feeds.close(), receiver.close()]);
    rmSync(dirname(file), { recursive: true });
  });

  /** Has a feed asked now. */
  async function poll(feed: string): Promise<void> {
    const { code, stderr } = await service.tracker(['poll', '--once', '--feed', feed]);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  }

  const press = (name: string | RegExp) => page.getByRole('button', { name }).press('Enter');

  it('a visitor subscribes, confirms from the mail, is told of what a feed brings, and stops by one click', async () => {
    await page.goto('/subscribe');
    await settled(page);
    await page.getByLabel('New developments in energy').check();
    await page.getByLabel('E-mail address').fill(READER);
    await page.getByLabel(/^Send the alerts I chose/).check();
    await press('Send me the link to confirm');
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    const asked = await sink.next(({ to }) => to.includes(READER));
    await page.goto(linkIn(asked, 'confirm'));
    await press('Yes, send me these alerts');
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor();

    await poll('pipeline');
    const alert = await sink.next(({ mail }) => (mail.subject ?? '').includes(PIPELINE));
    expect(alert.to).toEqual([READER]);
    expect(alert.mail.text).toContain('New developments in energy');
    await page.goto(linkIn(alert, 'developments'));
    await page.getByRole('heading', { level: 1, name: PIPELINE }).waitFor();

    const stop = /<(http[^>]*)>/.exec(
      alert.raw.replace(/\r\n[ \t]/g, ' ').split('List-Unsubscribe: ')[1] ?? '',
    )?.[1];
    expect(alert.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    // A mail scanner that follows the link ends nothing.
    await page.goto(stop ?? '');
    await page.getByRole('button', { name: 'Stop these messages' }).waitFor();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const clicked = await fetch(stop ?? '', { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' });
    expect(clicked.status).toBe(200);
    await page.reload();
    await page.getByText('Stopped: “New developments in energy”.').waitFor();
    expect(watched.faults).toEqual([]);
  });

  it('who is not signed in is told where to sign in, and is shown no way there', async () => {
    await page.goto('/rules');
    await settled(page);
    await page.getByText('to see this page, then come back').waitFor();
    expect(await page.getByRole('navigation', { name: 'For the signed in' }).isVisible()).toBe(false);
    await isForEveryone(page);
  });

  it('an analyst signs in with a key, tries a rule out on what happened, and saves it', async () => {
    const made = await page.request.post('/api/v1/keys', {
      headers: { authorization: `Bearer ${service.adminToken}` },
      data: { name: 'Energy desk', role: 'analyst' },
    });
    await page.goto('/method');
    await page.getByLabel('Admin token').fill(key.parse(await made.json()).token);
    await press('Sign in');
    await page
      .getByRole('navigation', { name: 'For the signed in' })
      .getByRole('link', { name: 'Rules' })
      .click();
    await settled(page);
    await page.getByText('There is no rule yet.').waitFor();
    await page.getByRole('link', { name: 'New rule' }).press('Enter');
    await settled(page);
    await page.getByLabel('Energy', { exact: true }).check();
    await page.getByLabel('With any of these words').fill('LNG');
    await page
      .getByText('Tells of every new development in energy, with the words “LNG”.', { exact: true })
      .waitFor();

    await press('Try it on the last 12 months');
    const tried = page.getByRole('region', { name: 'Tried out' });
    const sentence = await tried.getByRole('heading').innerText();
    const messages = tried.locator('.back-test > li');
    expect(sentence).toMatch(
      new RegExp(`^In the last 12 months this rule would have sent ${await messages.count()} messages?\\.$`),
    );
    expect(await messages.first().getByRole('link').first().innerText()).toContain('LNG');
    await isForEveryone(page);
    await page.getByLabel('With any of these words').fill('LNG, liquefied gas');
    await tried.getByText('You changed the rule since: try it again.').waitFor();

    await page.getByLabel('Name, as it stands in every message').fill('LNG deals');
    await press('Save the rule');
    await page.getByRole('heading', { name: 'LNG deals' }).waitFor();
    await page.getByText('has not fired yet').waitFor();
    await page.getByText('nobody is told of it yet').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await isForEveryone(page);
  });

  it('whom a rule names is found by typing in any language, and saved by name', async () => {
    await page.goto('/rules?edit=new');
    await settled(page);
    await page.getByText('More: kind of act, status, people and companies').click();
    const names = page.getByRole('group', { name: 'Naming any of these people, companies or places' });
    const typed = names.getByLabel('Find by name');
    for (const [words, name] of [
      ['Газпром', 'Gazprom (company or body)'],
      ['PSO', 'PSO (Pakistan State Oil) (company or body)'],
      ['لاوروف', 'Sergey Lavrov (person)'],
    ] as const) {
      await typed.fill(words);
      await names.getByLabel(name, { exact: true }).check();
    }
    await typed.fill('nobody of this name');
    await names.getByText('0 names fit').waitFor();
    expect(await names.getByRole('checkbox').count()).toBe(3);
    // Enter finds, and saves nothing.
    await typed.press('Enter');
    const naming = 'naming Gazprom, PSO (Pakistan State Oil) or Sergey Lavrov';
    await page.getByText(`Tells of every new development, ${naming}.`, { exact: true }).waitFor();
    await isForEveryone(page);
    await page.getByLabel('Name, as it stands in every message').fill('Whom we follow');
    await press('Save the rule');
    await page.getByRole('heading', { name: 'Whom we follow' }).waitFor();
    await page.getByText(`Tells of every new development, ${naming}.`, { exact: true }).waitFor();
    await press('Delete: Whom we follow');
    await page.getByRole('heading', { name: 'Whom we follow' }).waitFor({ state: 'detached' });
    expect(watched.faults).toEqual([]);
  });

  it('the kind of a rule stands in the address, and every kind can be written by everyone', async () => {
    await page.goto('/rules?edit=new&kind=index');
    await settled(page);
    await page.getByLabel('Level, in points').fill('-10');
    await page.getByText(/goes below −10, and again only after it came back by 5 points\.$/).waitFor();
    const kinds = await page.getByLabel('Tell me when').locator('option').all();
    for (const kind of kinds) {
      const value = (await kind.getAttribute('value')) ?? '';
      await page.getByLabel('Tell me when').selectOption(value);
      expect(new URL(page.url()).searchParams.get('kind')).toBe(value);
      expect([value, await axeFindings(page)]).toEqual([value, []]);
      await press('Try it on the last 12 months');
      await page.getByRole('heading', { name: /^In the last 12 months this rule would have sent/ }).waitFor();
      await page.getByText('You changed the rule since: try it again.').waitFor({ state: 'hidden' });
    }
    expect(watched.faults).toEqual([]);
  });

  it('the analyst subscribes a receiver, sees its secret once, and what came of a test', async () => {
    receiver.on('/desk', status(202, {}, 'taken by the desk'));
    await page.goto('/rules');
    await settled(page);
    await page.getByRole('link', { name: 'Subscribe' }).click();
    await settled(page);
    expect(await page.getByLabel('Tell of').locator('option:checked').innerText()).toBe('LNG deals');
    await page.getByLabel('Address', { exact: true }).fill(receiver.url('/desk'));
    await press('Subscribe');
    expect(await page.locator('.secret').innerText()).toMatch(/^whsec_/);
    await isForEveryone(page);
    await page.getByRole('link', { name: 'Done' }).press('Enter');
    await settled(page);
    expect(await page.content()).not.toMatch(/whsec_|\/desk/);

    await press(/^Send a test/);
    await page.getByRole('link', { name: 'See what came of it' }).press('Enter');
    await receiver.count(1);
    await expectOnReload(page.getByText('taken by the desk'));
    expect(watched.faults).toEqual([]);
  });

  it('what a feed brings is delivered, found in the log, and sent again under its id', async () => {
    await poll('lng');
    await receiver.count(2);
    await page.goto('/deliveries');
    await expectOnReload(page.getByText(LNG));
    await isForEveryone(page);
    await page.getByRole('button', { name: `Send again: ${LNG}` }).press('Enter');
    await page.getByText('One notification is sent once more, under the id it had.').waitFor();
    await receiver.count(3);
    const ids = receiver.received.slice(1).map(({ headers }) => headers['webhook-id']);
    expect(ids[1]).toBe(ids[0]);
    await page.goto('/deliveries?from=soon&to=2026-02-30');
    await settled(page);
    const note = page.locator('.note', { hasText: 'The first day in the address is no date' });
    expect(await note.innerText()).toContain('The last day in the address is no date');
    await page.getByText(LNG).first().waitFor();
    await page.goto('/deliveries');
    await settled(page);
    expect(await note.count()).toBe(0);

    await page.getByRole('button', { name: 'Messages owed' }).press('Enter');
    await page.waitForURL('**/deliveries?view=messages');
    await settled(page);
    await page.getByText('indicator: energy; words: LNG').waitFor();
    await isForEveryone(page);
    await page.getByText('Filters', { exact: true }).click();
    await page.getByRole('search').getByLabel('given up').check();
    await page.waitForURL('**/deliveries?view=messages&state=dead');
    await page.getByText('Nothing fits the filters.').waitFor();
    await page.goto('/rules');
    await page.getByText('fired 1 time').waitFor();
    expect(watched.faults).toEqual([]);
  });

  it('the analyst silences the rule after seeing what that mutes, and ends the silence early', async () => {
    const past = await withoutSilences(page);
    const reason = `Gas forum week (${past})`;
    await page.goto('/rules');
    await settled(page);
    await page.getByRole('link', { name: 'Silence', exact: true }).click();
    await settled(page);
    const form = page.getByRole('form', { name: 'New silence' });
    await form.getByText('Mutes alerts of “LNG deals”.').waitFor();
    await press('Show what it would have muted');
    await page.getByRole('heading', { name: 'In the last 30 days this would have muted 1 alert.' }).waitFor();
    await form.getByRole('link', { name: LNG }).waitFor();
    await page.getByLabel('Reason').fill(reason);
    await isForEveryone(page);
    await press('Silence them');
    await page.getByRole('heading', { name: reason }).waitFor();
    await page.getByText('in force', { exact: true }).waitFor();
    await press(`End it now: ${reason}`);
    await page.getByText('Nothing is muted at present.').waitFor();
    await page.getByText(`Past silences (${past + 1})`).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: reason })
      .getByText(/ended early on/)
      .waitFor();
    await isForEveryone(page);
    expect(watched.faults).toEqual([]);
  });

  it('a rule that was deleted is brought back with its subscription', async () => {
    await page.goto('/rules');
    await settled(page);
    await press('Pause: LNG deals');
    await page.getByText('paused', { exact: true }).waitFor();
    await press('Resume: LNG deals');
    await page.getByText('watching', { exact: true }).waitFor();
    await press('Delete: LNG deals');
    await page.getByText('There is no rule yet.').waitFor();
    await press('Bring “LNG deals” back');
    await page.getByRole('heading', { name: 'LNG deals' }).waitFor();
    await page.getByRole('link', { name: '1 subscription' }).press('Enter');
    await settled(page);
    await page.locator('.status', { hasText: /^on$/ }).waitFor();
    expect(watched.faults).toEqual([]);
  });

  /** The log is written a moment after the receiver answered. */
  async function expectOnReload(wanted: ReturnType<Page['getByText']>): Promise<void> {
    for (;;) {
      await settled(page);
      if ((await wanted.count()) > 0) return;
      await page.reload();
    }
  }
});
