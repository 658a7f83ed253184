import { SchedulerRegistry } from '@nestjs/schedule';
import { z } from 'zod';
import { keyRing } from '../../src/alerts/adapters/secrets/seal.js';
import { openVault, type Vault } from '../../src/alerts/adapters/secrets/vault.js';
import { SubscriptionLinks } from '../../src/alerts/adapters/subscription-links.js';
import type { RunningService } from '../../src/main.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startMailSink, type CaughtMail, type MailSink } from '../support/mail-sink.js';
import { startApp, TestClock } from './app.js';
import { ask } from './requests.js';

export const SUBSCRIPTIONS = '/api/v1/subscriptions';

/** What a subscriber is told of a subscription. */
export const subscription = z.object({
  id: z.string(),
  state: z.string(),
  targetMasked: z.string(),
  ruleName: z.string(),
  cadence: z.string(),
});
const PUBLIC_URL = 'https://tracker.example';
/** What has not come about by then never will. */
const LONGEST_WAIT_MS = 20_000;
/** Every table that could hold something of a subscriber. */
const TABLES = [
  'alert_sign_up',
  'alert_consent',
  'alert_suppression',
  'alert_subscription',
  'alert_notification',
  'alert_delivery',
  'audit_entry',
];

/** The answer to a confirmation. */
export const confirmed = z.object({
  outcome: z.string(),
  topics: z.array(z.string()),
  manageToken: z.string().nullable(),
});

/** A request with a JSON body. */
export const json = (body: unknown, headers: Record<string, string> = {}, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** A sign-up for developments in energy. */
export const signUp = (address: string, own: object = {}): RequestInit =>
  json({ address, topics: ['topic.energy'], consent: true, ...own });

/** The path of a subscriber's own subscriptions. */
export const own = (token: string, rest = ''): string =>
  `${SUBSCRIPTIONS}/own/${encodeURIComponent(token)}${rest}`;

/** The token of a link of a mail; `page` is the first part of its path. */
export function tokenIn({ mail }: CaughtMail, page: string): string {
  const found = new RegExp(`${PUBLIC_URL}/${page}/(\\S+)`).exec(mail.text ?? '')?.[1];
  if (found === undefined) throw new Error(`No link to ${page} in: ${mail.text ?? ''}`);
  return decodeURIComponent(found);
}

/** Somebody who has confirmed a subscription. */
export interface Subscriber {
  readonly address: string;
  readonly mail: CaughtMail;
  readonly id: string;
  readonly manageToken: string;
}

/** A service with a mail server, and readers who sign up at it. */
export class SignUps {
  private last = 0;

  private constructor(
    readonly database: TestDatabase,
    readonly sink: MailSink,
    readonly clock: TestClock,
    private readonly running: { readonly service: RunningService; readonly vault: Vault },
  ) {}

  /** Starts with these secret keys, the current one first. */
  static async start(secretKeys: readonly [string, ...string[]] = ['ab'.repeat(32)]): Promise<SignUps> {
    const clock = new TestClock();
    const [database, sink] = await Promise.all([createTestDatabase(), startMailSink()]);
    const mail = { SMTP_URL: sink.url, MAIL_FROM: 'Tracker <alerts@tracker.example>', PUBLIC_URL };
    const env = { ...mail, SECRET_KEY: secretKeys.join(',') };
    const service = await startApp(database.open, clock, env);
    // A regular look in the middle of a test would be seen by some runs only; a sign-up has its mail sent by itself.
    const regular = service.part(SchedulerRegistry);
    for (const name of regular.getIntervals()) regular.deleteInterval(name);
    const [current, ...former] = secretKeys;
    const ring = keyRing([Buffer.from(current, 'hex'), ...former.map((key) => Buffer.from(key, 'hex'))]);
    const vault = await openVault(database.dataSource, ring);
    return new SignUps(database, sink, clock, { service, vault });
  }

  get url(): string {
    return this.running.service.url;
  }

  /** What seals, opens and finds as the service does. */
  get vault(): Vault {
    return this.running.vault;
  }

  async stop(): Promise<void> {
    await this.running.service.close();
    await this.sink.close();
    await this.database.drop();
  }

  /** An address that no test used before. */
  fresh(): string {
    this.last += 1;
    return `reader${this.last}@example.org`;
  }

  mailTo(address: string): Promise<CaughtMail> {
    return this.sink.next(({ to }) => to.includes(address));
  }

  /** Signs a new address up and waits for its mail, so that those before it were mailed or never will be. */
  async marker(): Promise<string> {
    const address = this.fresh();
    await ask(this.url, SUBSCRIPTIONS, signUp(address));
    await this.mailTo(address);
    return address;
  }

  async confirm(token: string): Promise<z.infer<typeof confirmed>> {
    const { status, text } = await ask(this.url, `${SUBSCRIPTIONS}/confirm`, json({ token }));
    expect(status).toBe(200);
    return confirmed.parse(JSON.parse(text));
  }

  /** Subscribes a fresh address to the end. */
  async subscribed(): Promise<Subscriber> {
    const address = this.fresh();
    expect((await ask(this.url, SUBSCRIPTIONS, signUp(address))).status).toBe(202);
    const mail = await this.mailTo(address);
    const { manageToken } = await this.confirm(tokenIn(mail, 'confirm'));
    if (manageToken === null) throw new Error('The link did not confirm.');
    return { address, mail, id: manageToken.split('.')[0] ?? '', manageToken };
  }

  /** The path that the messages of a subscription carry for unsubscribing. */
  unsubscribePath({ id }: Subscriber): string {
    return new SubscriptionLinks(this.vault, { publicUrl: '' }).unsubscribe(id);
  }

  /** All that the tables of alerts hold, as text. */
  async stored(tables: readonly string[] = TABLES): Promise<string> {
    const parts = await Promise.all(
      tables.map((table) =>
        this.database.dataSource.query<{ rows: string | null }[]>(
          `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS rows FROM ${table} t`,
        ),
      ),
    );
    return parts.map(([row]) => row?.rows ?? '').join('\n');
  }

  /** Waits until no sign-up is being mailed: the worker marks it a moment after the mail is taken. */
  settled(): Promise<void> {
    return this.none(`SELECT 1 FROM alert_sign_up WHERE state = 'asked'`);
  }

  /** Waits until a statement finds no row; throws where it still finds some after {@link LONGEST_WAIT_MS}. */
  async none(sql: string, parameters: readonly unknown[] = []): Promise<void> {
    const lastMs = performance.now() + LONGEST_WAIT_MS;
    while ((await this.database.dataSource.query<unknown[]>(sql, [...parameters])).length > 0) {
      if (performance.now() > lastMs) throw new Error(`There still are rows of: ${sql}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
