import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { startMailSink, type CaughtMail, type MailSink } from '../support/mail-sink.js';
import { FEEDS, startService, type TestService } from '../support/service.js';
import { axeFindings } from './axe.js';
import { openPage, settled, type WatchedPage } from './page-faults.js';

const READER = 'anna.reader@example.org';

/** The link of a mail whose path begins so. */
function linkIn({ mail }: CaughtMail, page: string): string {
  const found = new RegExp(`http:\\S+/${page}/\\S+`).exec(mail.text ?? '')?.[0];
  if (found === undefined) throw new Error(`No link to ${page} in: ${mail.text ?? ''}`);
  return found;
}

describe('alerts by mail in the browser', () => {
  let sink: MailSink;
  let service: TestService;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    const port = String(await freePort());
    sink = await startMailSink();
    const env = {
      FEEDS_FILE: FEEDS,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: sink.url,
      MAIL_FROM: 'Tracker <alerts@tracker.example>',
    };
    [service, browser] = await Promise.all([startService({ env }), startBrowser()]);
    watched = await openPage(browser, service.url);
    page = watched.page;
  });
  afterAll(async () => {
    await watched.close();
    await browser.close();
    await service.stop();
    await sink.close();
  });

  /** Axe finds nothing on what is shown, in both colours, and a phone of 320 px scrolls down only. */
  async function isForEveryone(): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect([page.url(), await page.evaluate(beyond)]).toEqual([page.url(), 0]);
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  it('a visitor signs up, confirms from the mail by a button, changes how often, and stops', async () => {
    await page.goto('/subscribe');
    await settled(page);
    await page.getByLabel('New developments in energy').check();
    await page.getByLabel('E-mail address').fill(READER);
    await page.getByLabel(/^Send the alerts I chose/).check();
    await isForEveryone();
    await page.getByRole('button', { name: 'Send me the link to confirm' }).press('Enter');
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();

    const mail = await sink.next(({ to }) => to.includes(READER));
    await page.goto(linkIn(mail, 'confirm'));
    await page.getByRole('heading', { name: 'Confirm your alerts' }).waitFor();
    await isForEveryone();
    await page.getByRole('button', { name: 'Yes, send me these alerts' }).press('Enter');
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor();

    await page.getByRole('link', { name: 'See and change my alerts' }).click();
    await settled(page);
    await page.getByText('How often and when').click();
    await page.getByLabel('How often', { exact: true }).selectOption('Once a day');
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByText(/^once a day at 07:30/).waitFor();
    await isForEveryone();

    await page.getByRole('button', { name: 'Stop “New developments in energy”' }).click();
    await page.getByText('stopped', { exact: true }).waitFor();
    await page.goto(linkIn(mail, 'confirm'));
    await page.getByRole('button', { name: 'Yes, send me these alerts' }).click();
    await page.getByRole('heading', { name: 'Nothing was changed' }).waitFor();
    expect(watched.faults).toEqual([]);
  });

  it('what is said of a sign-up names no address, in the log neither', () => {
    expect(service.said()).not.toContain('anna.reader');
  });

  it('a link that is none of ours says so, and offers nothing to press', async () => {
    await page.goto('/unsubscribe/none.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
    await page.getByText('This link is none of ours.').waitFor();
    expect(await page.getByRole('button', { name: 'Stop these messages' }).count()).toBe(0);
  });
});
