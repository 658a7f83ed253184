import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseFeed } from '../../src/feeds/adapters/parse/parse-feed.js';
import type { FeedItem } from '../../src/feeds/domain/feed-item.js';
import { decodeEntities } from '../../src/feeds/domain/html-entities.js';

const FOLDER = resolve(import.meta.dirname, '../../../shared/feeds');
const SUFFIX = '.expected.json';

const itemSchema = z.object({
  guid: z.string().nullable(),
  link: z.string().nullable(),
  link_accept: z.array(z.string()).optional(),
  title: z.string(),
  published: z.string().nullable(),
});
const expectedSchema = z.object({
  format: z.string(),
  feedUrl: z.string().nullish(),
  items: z.array(itemSchema),
});
type Expected = z.infer<typeof itemSchema>;

/** The comparison of `score-feeds.py`: titles as text, addresses without escapes and white space. */
const asText = (text: string): string =>
  decodeEntities(decodeEntities(text))
    .replace(/<[^>]*>/g, ' ')
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const asAddress = (link: string | null): string => {
  const plain = decodeEntities(link ?? '').replace(/\s+/g, '');
  return /%(?![0-9a-f]{2})/i.test(plain)
    ? plain
    : plain.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent).replace(/\s+/g, '');
};

const wanted = (item: Expected): object => ({
  guid: asAddress(item.guid),
  title: asText(item.title),
  published: item.published,
});
const got = (item: FeedItem): object => ({
  guid: asAddress(item.guid),
  title: asText(item.title),
  published: item.published,
});

const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith(SUFFIX)) : [];

describe('captured feeds', () => {
  if (files.length === 0) {
    it('are equal to what is expected of them (shared absent: nothing compared)', () => {
      expect(files).toEqual([]);
    });
    return;
  }

  it.each(files)('%s', async (name) => {
    const expected = expectedSchema.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
    const bytes = readFileSync(join(FOLDER, name.slice(0, -SUFFIX.length)));
    const result = await parseFeed(bytes, { url: expected.feedUrl ?? null });
    if (!result.ok) throw new Error(result.message);
    expect(result.feed.format).toBe(expected.format);
    expect(result.feed.items.map(got)).toEqual(expected.items.map(wanted));
    for (const [index, { link, link_accept }] of expected.items.entries()) {
      expect((link_accept ?? [link]).map(asAddress)).toContain(
        asAddress(result.feed.items[index]?.link ?? null),
      );
    }
  });
});
