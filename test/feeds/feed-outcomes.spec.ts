import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.js';
import { FeedFetcher } from '../../src/feeds/adapters/fetch/feed-fetcher.js';
import { parseFeed } from '../../src/feeds/adapters/parse/parse-feed.js';
import { afterFetch, type AfterFetch } from '../../src/feeds/domain/after-fetch.js';
import { buildDue, NOW } from '../../src/feeds/domain/due-feed.builder.js';
import type { DueFeed, FeedState } from '../../src/feeds/domain/feed-state.js';
import { rssOf, rssOfMany } from '../support/feed-document.js';
import * as answers from '../support/feed-server.js';

const document = rssOfMany(5);

describe('asking a feed', () => {
  let server: answers.FeedServer;
  let outbound: Outbound;
  let fetcher: FeedFetcher;

  beforeAll(async () => {
    server = await answers.startFeedServer(['127.0.0.1', '127.0.0.2']);
    outbound = createOutbound({
      userAgent: 'x',
      allowPrivateNetworks: ['127.0.0.0/28'],
      deadlineMs: 2000,
      maxBodyBytes: 1_000_000,
    });
    fetcher = new FeedFetcher(outbound, { parse: parseFeed });
  });
  afterAll(async () => {
    await outbound.close();
    await server.close();
  });

  const due = (path: string, state: Partial<FeedState> = {}): DueFeed =>
    buildDue({ url: server.url(path) }, state);
  const ask = async (path: string, state: Partial<FeedState> = {}): Promise<AfterFetch> => {
    const asked = due(path, state);
    const answer = await fetcher.ask(asked, NOW);
    const items = answer.kind === 'parsed' ? answer.feed.items.length : 0;
    const after = afterFetch({ due: asked, answer, durationMs: 1 }, items, NOW);
    if (after === null) throw new Error('The poll was abandoned.');
    return after;
  };

  it('reads a document, and asks for nothing new with its validators', async () => {
    server.on(
      '/feed',
      answers.serve(document, { etag: '"a"', lastModified: 'Sun, 22 Nov 2026 05:00:00 GMT' }),
    );
    const first = await ask('/feed');
    expect(first.log).toMatchObject({ outcome: 'parsed', items: 5, newItems: 5, httpStatus: 200 });
    const second = await ask('/feed', first.state);
    expect(second.log).toMatchObject({ outcome: 'not-modified', httpStatus: 304, bytes: 0 });
    expect(second.state).toMatchObject({ state: 'ok', etag: '"a"', bodyHash: first.state.bodyHash });
  });

  it('parses no document twice where the server knows no validators', async () => {
    server.on('/stateless', answers.serveGzipped(document));
    const first = await ask('/stateless');
    const second = await ask('/stateless', first.state);
    expect([first.log.outcome, second.log.outcome]).toEqual(['parsed', 'unchanged']);
  });

  it('reads a document in the charset that it declares, whatever the header says', async () => {
    const text = rssOf([{ guid: '1', title: 'Вести' }]).replace('UTF-8', 'windows-1251');
    const bytes = iconv.encode(text, 'windows-1251');
    server.on('/cyrillic', answers.serve(bytes, { contentType: 'text/xml' }));
    const answer = await fetcher.ask(due('/cyrillic'), NOW);
    expect(answer.kind === 'parsed' && answer.feed.items[0]?.title).toBe('Вести');
  });

  it('remembers where 301 and 308 led, and not where 302 did', async () => {
    server.on('/moved', answers.redirect(301, '/moved-on'));
    server.on('/moved-on', answers.redirect(308, '/feed'));
    server.on('/visiting', answers.redirect(302, '/feed'));
    expect((await ask('/moved')).state.effectiveUrl).toBe(server.url('/feed'));
    expect((await ask('/visiting')).state.effectiveUrl).toBeNull();
  });

  it('does not remember a permanent redirect to a page', async () => {
    server.on('/captive', answers.redirect(301, '/portal'));
    server.on(
      '/portal',
      answers.serve('<!doctype html><html><body>Sign in</body></html>', { contentType: 'text/html' }),
    );
    const { state } = await ask('/captive');
    expect(state).toMatchObject({ state: 'failing', effectiveUrl: null, problem: { kind: 'not-a-feed' } });
  });

  it('holds the host that answers 429, and mutes the feed that answers 410', async () => {
    server.on('/busy', answers.answerStatus(429, { 'retry-after': '1800' }));
    server.on('/gone', answers.answerStatus(410));
    const busy = await ask('/busy');
    expect(busy.hold).toMatchObject({
      host: `127.0.0.1:${server.port}`,
      until: new Date(NOW.getTime() + 1_800_000),
    });
    expect((await ask('/gone')).state.state).toBe('gone');
  });

  it.each([
    ['a server fault', answers.answerStatus(500), 'http-status'],
    ['a 304 that was not asked for', answers.answerStatus(304), 'http-status'],
    ['an answer that breaks off', answers.truncated(document), 'connection'],
    ['an answer without end', answers.endless, 'too-large'],
    ['a gzip bomb', answers.gzipBomb(20), 'too-large'],
    ['a redirect loop', answers.redirect(302, '/case'), 'too-many-redirects'],
    [
      'a redirect to a private address',
      answers.redirect(301, 'http://169.254.169.254/latest'),
      'refused-address',
    ],
    ['a redirect to a file', answers.redirect(301, 'file:///etc/passwd'), 'bad-redirect'],
    ['an empty body', answers.serve(''), 'empty'],
    ['a page', answers.serve('<html><body>News</body></html>', { contentType: 'text/html' }), 'not-a-feed'],
  ])('fails on %s with what to do, backs off, and leaves the host alone', async (_what, answer, kind) => {
    server.on('/case', answer);
    const { state, hold, log } = await ask('/case');
    expect(state).toMatchObject({ state: 'failing', failures: 1, problem: { kind } });
    expect(state.problem?.remedy.length).toBeGreaterThan(20);
    expect(state.nextCheckAt.getTime() - NOW.getTime()).toBeGreaterThanOrEqual(30 * 60_000);
    expect(log).toMatchObject({ outcome: kind, answered: false });
    expect(hold).toBeNull();
  });

  it('takes part of a document whose end is missing rather than nothing, or says why not', async () => {
    server.on('/cut', answers.serve(document.slice(0, document.length / 2)));
    const answer = await fetcher.ask(due('/cut'), NOW);
    expect(['parsed', 'unreadable']).toContain(answer.kind);
  });

  it('asks one thing at a time of a host, and several hosts at once', async () => {
    let under = 0;
    let most = 0;
    server.on('/queue', (_request, response) => {
      under += 1;
      most = Math.max(most, under);
      setTimeout(() => {
        under -= 1;
        response.writeHead(200).end(document);
      }, 20);
    });
    const hosts = ['127.0.0.1', '127.0.0.2'];
    const asked = hosts.flatMap((host) => [1, 2, 3].map(() => buildDue({ url: server.url('/queue', host) })));
    const given = await Promise.all(asked.map((one) => fetcher.ask(one, NOW)));
    expect(given.map((answer) => answer.kind)).toEqual(Array.from({ length: 6 }, () => 'parsed'));
    expect(hosts.map((host) => server.busiest(host))).toEqual([1, 1]);
    expect(most).toBe(2);
  });

  it('goes on with a host after a question that failed', async () => {
    server.on('/breaking', answers.truncated(document));
    const given = await Promise.all(['/breaking', '/feed'].map((path) => fetcher.ask(due(path), NOW)));
    expect(given.map((answer) => answer.kind)).toEqual(['unreached', 'parsed']);
  });

  it('abandons a poll when the service stops', async () => {
    const stopping = createOutbound({ userAgent: 'x', allowPrivateNetworks: ['127.0.0.0/28'] });
    server.on('/waiting', answers.silent);
    const asked = new FeedFetcher(stopping, { parse: parseFeed }).ask(due('/waiting'), NOW);
    await stopping.close();
    expect(await asked).toEqual({ kind: 'abandoned' });
  });
});
