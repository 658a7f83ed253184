import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import {
  createOutbound,
  userAgent,
  type Outbound,
  type OutboundRequest,
} from '../../src/outbound/outbound.js';
import { rssOfMany } from '../support/feed-document.js';
import * as answers from '../support/feed-server.js';

const LOOPBACK = ['127.0.0.0/8'];
const document = rssOfMany(3);

/** Bytes that gzip cannot shrink, the same every time. */
function incompressible(bytes: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, at) =>
    createHash('sha512').update(String(at)).digest(),
  );
  return Buffer.concat(blocks);
}

describe('the guarded client', () => {
  let server: answers.FeedServer;
  let outbound: Outbound;
  let hasty: Outbound;
  const get = (path: string, request: Partial<OutboundRequest> = {}) =>
    outbound.get({ url: server.url(path), accept: '*/*', ...request });
  const failureOf = async (path: string) => {
    const result = await get(path);
    return result.ok ? `status ${result.status}` : result.reason;
  };

  beforeAll(async () => {
    server = await answers.startFeedServer(['127.0.0.1', '127.0.0.2']);
    outbound = createOutbound({
      userAgent: userAgent('1.2.3', 'https://tracker.example'),
      allowPrivateNetworks: LOOPBACK,
      maxBodyBytes: 1_000_000,
    });
    hasty = createOutbound({ userAgent: 'x', allowPrivateNetworks: LOOPBACK, deadlineMs: 200 });
  });
  afterAll(async () => {
    await outbound.close();
    await hasty.close();
    await server.close();
  });

  it('gives the bytes of an answer with its headers in lower case', async () => {
    server.on('/plain', answers.serve(document, { etag: '"one"' }));
    const result = await get('/plain');
    expect(result).toMatchObject({
      ok: true,
      status: 200,
      permanentUrl: null,
      finalUrl: server.url('/plain'),
    });
    expect(result.ok && Buffer.from(result.body).toString()).toBe(document);
    expect(result.ok && result.headers['etag']).toBe('"one"');
  });

  it('says who asks, wants gzip or br, and sends neither cookies nor a referrer', async () => {
    server.on('/who', answers.serve(document, { headers: { 'set-cookie': 'a=b' } }));
    await get('/who');
    const second = await get('/who');
    const { headers } = server.requests.at(-1)!;
    expect(headers['user-agent']).toBe('relations-tracker/1.2.3 (+https://tracker.example)');
    expect(headers['accept-encoding']).toBe('gzip, br');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(second.ok && second.headers).not.toHaveProperty('set-cookie');
  });

  it('echoes validators as they came and reports 304', async () => {
    server.on('/cached', answers.serve(document, { etag: 'W/"odd, one"' }));
    expect(await get('/cached', { ifNoneMatch: 'W/"odd, one"', ifModifiedSince: 'yesterday' })).toMatchObject(
      {
        ok: true,
        status: 304,
      },
    );
    expect(server.requests.at(-1)?.headers).toMatchObject({
      'if-none-match': 'W/"odd, one"',
      'if-modified-since': 'yesterday',
    });
  });

  it.each([
    ['gzip', gzipSync(document)],
    ['br', brotliCompressSync(document)],
    ['identity', Buffer.from(document)],
  ])('unpacks %s', async (coding, bytes) => {
    server.on('/packed', answers.serve(bytes, { headers: { 'content-encoding': coding } }));
    const result = await get('/packed');
    expect(result.ok && Buffer.from(result.body).toString()).toBe(document);
  });

  it('remembers where permanent redirects led, up to the first temporary one', async () => {
    server.on('/moved', answers.redirect(301, '/moved-again'));
    server.on('/moved-again', answers.redirect(308, server.url('/lodging', '127.0.0.2')));
    server.on('/lodging', answers.redirect(302, '/inn'));
    server.on('/inn', answers.redirect(301, '/room'));
    server.on('/room', answers.serve(document));
    expect(await get('/moved')).toMatchObject({
      ok: true,
      permanentUrl: server.url('/lodging', '127.0.0.2'),
      finalUrl: server.url('/room', '127.0.0.2'),
    });
  });

  it('remembers nothing of a temporary redirect', async () => {
    server.on('/away', answers.redirect(307, '/plain'));
    expect(await get('/away')).toMatchObject({
      ok: true,
      permanentUrl: null,
      finalUrl: server.url('/plain'),
    });
  });

  it('follows five redirects and no more', async () => {
    for (let step = 0; step < 7; step += 1)
      server.on(`/hop${step}`, answers.redirect(302, `/hop${step + 1}`));
    server.on('/hop7', answers.serve(document));
    expect(await failureOf('/hop2')).toBe('status 200');
    expect(await failureOf('/hop1')).toBe('too-many-redirects');
  });

  it('ends a redirect loop', async () => {
    server.on('/round', answers.redirect(301, '/round'));
    expect(await failureOf('/round')).toBe('too-many-redirects');
  });

  it.each(['ftp://files.example/feed', 'http://user:secret@news.example/', 'http://', 'javascript:alert(1)'])(
    'does not follow a redirect to %s',
    async (target) => {
      server.on('/odd', answers.redirect(301, target));
      expect(await failureOf('/odd')).toBe('bad-redirect');
    },
  );

  it('reports a redirect that leads nowhere', async () => {
    server.on('/nowhere', answers.answerStatus(302));
    expect(await failureOf('/nowhere')).toBe('bad-redirect');
  });

  it('refuses addresses with a password without repeating it', async () => {
    const result = await outbound.get({ url: 'http://user:secret@127.0.0.1/', accept: '*/*' });
    expect(result).toMatchObject({ ok: false, reason: 'refused-url' });
    expect(JSON.stringify(result)).not.toContain('secret');
  });

  it.each([
    ['never answers', answers.silent],
    ['stalls in the body', answers.stalling],
  ])('gives up on a server that %s', async (_what, answer) => {
    server.on('/slow', answer);
    expect(await hasty.get({ url: server.url('/slow'), accept: '*/*' })).toMatchObject({ reason: 'timeout' });
  });

  it('holds the deadline over all redirects together', async () => {
    server.on('/late', (_request, response) => {
      setTimeout(() => response.writeHead(302, { location: '/late' }).end(), 120);
    });
    expect(await hasty.get({ url: server.url('/late'), accept: '*/*' })).toMatchObject({ reason: 'timeout' });
  });

  it('knows the status of an answer whose body never ends', async () => {
    server.on('/gone-slowly', (_request, response) => void response.writeHead(410).write('gone'));
    const result = await hasty.get({ url: server.url('/gone-slowly'), accept: '*/*' });
    expect(result).toMatchObject({ ok: true, status: 410 });
  });

  it.each([
    ['sends without end', answers.endless],
    ['unfolds from a few bytes', answers.gzipBomb(20)],
    ['packs too much to begin with', answers.serveGzipped(incompressible(1_200_000))],
  ])('stops reading an answer that %s', async (_what, answer) => {
    server.on('/large', answer);
    expect(await failureOf('/large')).toBe('too-large');
  });

  it('reports an answer that breaks off', async () => {
    server.on('/half', answers.truncated(document));
    expect(await failureOf('/half')).toBe('connection');
  });

  it('reports a compressed answer that is broken or cut', async () => {
    const packed = gzipSync(document);
    const headers = { 'content-encoding': 'gzip' };
    server.on('/cut', answers.serve(packed.subarray(0, packed.length - 20), { headers }));
    server.on('/broken', answers.serve('no gzip at all', { headers }));
    server.on('/unknown', answers.serve(document, { headers: { 'content-encoding': 'zstd' } }));
    expect([await failureOf('/cut'), await failureOf('/broken'), await failureOf('/unknown')]).toEqual([
      'bad-encoding',
      'bad-encoding',
      'bad-encoding',
    ]);
  });

  it('reports what is not HTTP', async () => {
    server.on('/gibberish', answers.gibberish);
    expect(await failureOf('/gibberish')).toBe('bad-answer');
  });

  it('reports a host without TLS, a closed port and an unknown name', async () => {
    const reasons = [];
    for (const url of [
      `https://127.0.0.1:${server.port}/`,
      'http://127.0.0.3:9/',
      'http://no-such-host.invalid/',
    ]) {
      const result = await outbound.get({ url, accept: '*/*' });
      reasons.push(result.ok ? 'answered' : result.reason);
    }
    expect(reasons.slice(0, 2)).toEqual(['tls', 'connection']);
    // Without a name server the machine itself is at fault.
    expect(['dns', 'no-network']).toContain(reasons[2]);
  });

  it('uses a connection again', async () => {
    server.on('/again', answers.serve(document));
    await get('/again');
    const before = server.connections();
    for (let turn = 0; turn < 5; turn += 1) await get('/again');
    expect(server.connections()).toBe(before);
  });

  it('says in every failure what is wrong where, and what to do', async () => {
    const result = await hasty.get({ url: server.url('/slow'), accept: '*/*' });
    expect(result).toMatchObject({ ok: false, url: server.url('/slow') });
    expect(!result.ok && result.message).toContain(server.url('/slow'));
    expect(!result.ok && result.remedy.length).toBeGreaterThan(20);
  });

  it('gives up requests under way when it is closed', async () => {
    const other = createOutbound({ userAgent: 'x', allowPrivateNetworks: LOOPBACK });
    server.on('/waiting', answers.silent);
    const asked = other.get({ url: server.url('/waiting'), accept: '*/*' });
    setTimeout(() => void other.close(), 30);
    expect(await asked).toMatchObject({ ok: false, reason: 'closed' });
    expect(await other.get({ url: server.url('/plain'), accept: '*/*' })).toMatchObject({ reason: 'closed' });
  });
});
