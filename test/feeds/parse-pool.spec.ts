import { jest } from '@jest/globals';
import { createParserPool, type ParserPool } from '../../src/feeds/adapters/parse/parser-pool.js';
import { builtWorker } from './built-worker.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const feed = (title: string): Uint8Array =>
  bytes(
    `<rss version="2.0"><channel><title>Gwadar Gazette</title><item><title>${title}</title></item></channel></rss>`,
  );

jest.setTimeout(60_000);

describe('the parser pool', () => {
  const entry = builtWorker();
  const pools: ParserPool[] = [];
  const pool = (limits: { timeoutMs?: number; maxOldGenerationMb?: number } = {}): ParserPool => {
    const made = createParserPool({
      workers: 2,
      timeoutMs: 60_000,
      maxOldGenerationMb: 128,
      entry,
      ...limits,
    });
    pools.push(made);
    return made;
  };
  afterEach(async () => {
    await Promise.all(pools.splice(0).map(async (made) => made.close()));
  });

  it('answers every feed with its own items, however many wait', async () => {
    const parser = pool();
    const titles = Array.from({ length: 12 }, (_, index) => `Talks, day ${index}`);
    const results = await Promise.all(titles.map(async (title) => parser.parse(feed(title))));
    expect(results.map((result) => (result.ok ? result.feed.items[0]?.title : result.reason))).toEqual(
      titles,
    );
  });

  it('leaves the bytes with the caller', async () => {
    const body = feed('Kept');
    await pool().parse(body);
    expect(body.byteLength).toBe(feed('Kept').byteLength);
  });

  it('says what is wrong with bytes that are no feed', async () => {
    await expect(pool().parse(bytes('<html><body>Hello'))).resolves.toMatchObject({
      ok: false,
      reason: 'not-a-feed',
    });
  });

  it('ends a parse that takes too long, and reads the next feed all the same', async () => {
    const slow = pool({ timeoutMs: 1 });
    await expect(slow.parse(feed('Too late'))).resolves.toMatchObject({ ok: false, reason: 'timeout' });
    const sound = pool();
    await expect(sound.parse(feed('In time'))).resolves.toMatchObject({ ok: true });
  });

  it('ends a parse that takes too much memory, and reads the next feed all the same', async () => {
    const parser = pool({ maxOldGenerationMb: 16 });
    const item = '<item><title>A very long list of items</title><link>https://example.org/a</link></item>';
    const huge = bytes(`<rss version="2.0"><channel>${item.repeat(19_000)}</channel></rss>`);
    await expect(parser.parse(huge)).resolves.toMatchObject({ ok: false, reason: 'out-of-memory' });
    await expect(parser.parse(feed('After it'))).resolves.toMatchObject({ ok: true });
  });

  it('answers "stopped" to what waits when it is closed, and afterwards', async () => {
    const parser = pool();
    const waiting = [parser.parse(feed('a')), parser.parse(feed('b')), parser.parse(feed('c'))];
    await parser.close();
    const reasons = (await Promise.all(waiting)).map((result) => (result.ok ? 'ok' : result.reason));
    expect(reasons).toEqual(['stopped', 'stopped', 'stopped']);
    await expect(parser.parse(feed('d'))).resolves.toMatchObject({ ok: false, reason: 'stopped' });
  });
});
