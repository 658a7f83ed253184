import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { FeedFetcher } from '../../src/feeds/adapters/fetch/feed-fetcher.js';
import { trialOf, untriedFeed } from '../../src/feeds/domain/feed-trial.js';
import { parseFailure } from '../../src/feeds/domain/parse-result.js';
import { feedAddress } from '../../src/feeds/feed-entry-schema.js';
import type { FeedParser } from '../../src/feeds/ports.js';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.js';
import type { ResolveHost } from '../../src/outbound/guarded-agent.js';
import { carriers, spellings } from '../feeds/address-tricks.js';
import * as answers from '../support/feed-server.js';
import { Chance } from './chance.js';

/** The one address that is opened, so that a permitted host can lead elsewhere. */
const OPEN = '127.0.0.9';
const AT_ONCE = 100;

/** What came of asking, as far as an attack looks at it. */
type Outcome =
  | { readonly ok: false; readonly reason: string }
  | { readonly ok: true; readonly status: number; readonly finalUrl: string };

const NOW = new Date('2026-11-22T06:00:00Z');
/** Nothing that an attack reaches has to be read. */
const noParser: FeedParser = { parse: () => Promise.resolve(parseFailure('broken', 'Not read.', 'None.')) };

/** As `POST /api/v1/feeds/try` asks. */
async function tryFeed(outbound: Outbound, given: string): Promise<Outcome> {
  const { success, data: url } = feedAddress.safeParse(given);
  if (!success) return { ok: false, reason: 'refused-url' };
  const answer = await new FeedFetcher(outbound, noParser).ask(untriedFeed(url, NOW), NOW);
  const { status, finalUrl, problem } = trialOf(url, answer);
  return status === null || finalUrl === null
    ? { ok: false, reason: problem?.kind ?? answer.kind }
    : { ok: true, status, finalUrl };
}

/** Every way in which the service asks an address that somebody else named. */
export const OUTBOUND_PATHS: Readonly<Record<string, (outbound: Outbound, url: string) => Promise<Outcome>>> =
  {
    'try-out (feeds)': tryFeed,
    'get (feeds)': (outbound, url) => outbound.get({ url, accept: '*/*' }),
    'post (webhooks, chats)': (outbound, url) =>
      outbound.post({ url, contentType: 'application/json', body: '{}', headers: {}, answerBytes: 1_024 }),
  };

/** IPv4 ranges that are not public, written down apart from the service's own list (IANA, RFC 6890 and later). */
const RANGES: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

function privateV4(chance: Chance): string {
  // Those that a canary on this machine can see come more often.
  const [base, bits] = chance.below(3) === 0 ? (['127.0.0.0', 8] as const) : chance.of(RANGES);
  const first = base.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const whole = first + chance.below(2 ** (32 - bits));
  const address = [24, 16, 8, 0].map((shift) => Math.floor(whole / 2 ** shift) % 256).join('.');
  return address === OPEN ? '127.0.0.1' : address;
}

function privateV6(chance: Chance): string {
  const group = (): string => chance.below(65_536).toString(16);
  const start = chance.of([
    'fc',
    'fd',
    'fe8',
    'fe9',
    'fea',
    'feb',
    'fec',
    'ff0',
    '2001:db8:',
    '2002:7f00:1:',
    '3fff:',
  ]);
  const rest = `${group()}:${group()}`;
  return start.endsWith(':') ? `${start}:${rest}` : `${start}${start.length === 2 ? '00' : '0'}::${rest}`;
}

/** An address that must not be asked, as one writes it in a list of a resolver. */
function plainAddress(chance: Chance): string {
  const kind = chance.below(4);
  if (kind === 0) return privateV6(chance);
  return kind === 1 ? chance.of(carriers(privateV4(chance))) : privateV4(chance);
}

/** The host part of a URL that leads to an address that must not be asked. */
function host(chance: Chance): string {
  const kind = chance.below(5);
  if (kind === 0) return `[${privateV6(chance)}]`;
  if (kind === 1) return `[${chance.of(carriers(privateV4(chance)))}]`;
  return chance.of(spellings(privateV4(chance)));
}

/** Ways to dress a URL so that a careless reader takes its host for another. */
const DRESSES: readonly ((host: string, port: number) => string)[] = [
  (at, port) => `http://${at}:${port}/feed`,
  (at, port) => `HTTP://${at}:${port}/feed`,
  (at, port) => `ht\ttp://${at}:${port}/feed`,
  (at, port) => `  http://${at}:${port}/feed\n`,
  (at, port) => `http:\\\\${at}:${port}\\feed`,
  (at, port) => `http:${at}:${port}/feed`,
  (at, port) => `http:////${at}:${port}/feed`,
  (at, port) => `http://user:word@${at}:${port}/feed`,
  (at, port) => `http://public.example@${at}:${port}/feed`,
  (at, port) => `http://public.example:80@${at}:${port}/feed`,
  (at, port) => `http://public.example%40${at}:${port}/feed`,
  (at, port) => `http://${at}:${port}#@public.example/`,
  (at, port) => `http://${at}:${port}?@public.example/`,
  (at, port) => `http://public.example\\@${at}:${port}/`,
  (at, port) => `https://${at}:${port}/feed`,
  (at, port) => `ftp://${at}:${port}/feed`,
  (at, port) => `gopher://${at}:${port}/_GET%20/`,
  (at, port) => `//${at}:${port}/feed`,
  (at) => `file://${at}/etc/passwd`,
];

/** Reasons that say that nothing was asked. */
const REFUSALS = new Set(['refused-address', 'refused-url', 'bad-redirect', 'stayed', 'not-followed']);

/** Counts who knocks, on every address of this machine. */
async function startCanary() {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  server.listen(0, '::');
  await once(server, 'listening').catch(() => once(server.listen(0, '0.0.0.0'), 'listening'));
  return {
    port: (server.address() as AddressInfo).port,
    knocks: () => knocks,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

export interface AttackFigures {
  readonly path: string;
  readonly tricks: number;
  /** How many were refused, by the reason given. */
  readonly refused: Readonly<Record<string, number>>;
  /** How often the canary was reached. */
  readonly reached: number;
  /** Tricks that ended otherwise than by a refusal, with the reason. */
  readonly others: readonly string[];
}

interface Trick {
  readonly url: string;
  readonly resolve: ResolveHost;
}

/** Tries so many tricks on every outbound path: written out, behind a name, behind redirects, and by rebinding. */
export async function attackAddresses(
  tricksPerPath: number,
  seed: number,
): Promise<readonly AttackFigures[]> {
  const canary = await startCanary();
  const server = await answers.startFeedServer([OPEN]);
  const figures = [];
  try {
    for (const [path, ask] of Object.entries(OUTBOUND_PATHS)) {
      const tricks = tricksOf(new Chance(seed), tricksPerPath, server, canary.port);
      const before = canary.knocks();
      const results = await inTurns(tricks, (trick) => tried(trick, ask));
      const refused = results.filter(({ reason }) => REFUSALS.has(reason));
      figures.push({
        path,
        tricks: tricks.length,
        refused: countOf(refused.map(({ reason }) => reason)),
        reached: canary.knocks() - before,
        others: results
          .filter(({ reason }) => !REFUSALS.has(reason))
          .map(({ url, reason }) => `${reason}: ${url}`),
      });
    }
    return figures;
  } finally {
    await server.close();
    await canary.close();
  }
}

function tricksOf(chance: Chance, count: number, server: answers.FeedServer, port: number): readonly Trick[] {
  const privately = (): ResolveHost => () => {
    const found = Array.from({ length: 1 + chance.below(4) }, () => plainAddress(chance));
    return Promise.resolve(found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  return Array.from({ length: count }, (_, at): Trick => {
    switch (at % 4) {
      case 0:
        return { url: chance.of(DRESSES)(host(chance), port), resolve: privately() };
      case 1:
        return {
          url: `http://${chance.of(['news', 'a.b.c', '127.0.0.1.nip'])}${at}.example:${port}/feed`,
          resolve: privately(),
        };
      case 2:
        return redirected(chance, at, server, { port, resolve: privately() });
      default:
        return rebinding(chance, at, server, port);
    }
  });
}

/** A permitted host that leads on, over up to three more redirects, to what must not be asked. */
function redirected(
  chance: Chance,
  at: number,
  server: answers.FeedServer,
  { port, resolve }: { port: number; resolve: ResolveHost },
): Trick {
  let target = chance.of(DRESSES)(host(chance), port).trim();
  for (let hop = chance.below(4); hop >= 0; hop -= 1) {
    server.on(
      `/hop/${at}/${hop}`,
      answers.redirect(chance.of([301, 302, 303, 307, 308]), headerSafe(target)),
    );
    target = server.url(`/hop/${at}/${hop}`);
  }
  return { url: target, resolve };
}

function headerSafe(url: string): string {
  return Buffer.from(url.replace(/[\t\n]/g, '')).toString('latin1');
}

/** A name with a life of zero: it leads to the permitted host first, and elsewhere whenever it is asked again. */
function rebinding(chance: Chance, at: number, server: answers.FeedServer, port: number): Trick {
  const name = `rebound${at}.example`;
  server.on(`/rebound/${at}`, (_request, response) => {
    response.writeHead(302, { location: `http://${name}:${port}/feed`, connection: 'close' }).end();
  });
  let asked = 0;
  const resolve: ResolveHost = () => {
    asked += 1;
    const address = asked === 1 ? OPEN : plainAddress(chance);
    return Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]);
  };
  return { url: `http://${name}:${server.port}/rebound/${at}`, resolve };
}

async function tried({ url, resolve }: Trick, ask: (outbound: Outbound, url: string) => Promise<Outcome>) {
  const outbound = createOutbound({ userAgent: 'x', resolve, allowPrivateNetworks: [`${OPEN}/32`] });
  try {
    const result = await ask(outbound, url);
    if (!result.ok) return { url, reason: result.reason };
    const isRedirect = result.status >= 300 && result.status < 400;
    if (isRedirect && result.finalUrl === new URL(url).href) return { url, reason: 'not-followed' };
    // Some dresses are paths to a browser: then the permitted host itself is asked, and has no such page.
    const isAtHome = result.status === 404 && new URL(result.finalUrl).hostname === OPEN;
    return { url, reason: isAtHome ? 'stayed' : `status ${result.status}` };
  } finally {
    await outbound.close();
  }
}

async function inTurns<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < list.length; at += AT_ONCE) {
    results.push(...(await Promise.all(list.slice(at, at + AT_ONCE).map(work))));
  }
  return results;
}

function countOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
