import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { rssOf, type DocumentItem } from '../support/feed-document.js';
import * as answers from '../support/feed-server.js';

const FOLDER = resolve(import.meta.dirname, '../../../shared/feeds');
const SUFFIX = '.expected.json';
const CAPTURED = 60;

/** Hosts the feeds are spread over: each is asked one thing at a time. */
export const HOSTS = Array.from({ length: 20 }, (_, index) => `127.0.7.${index + 1}`);

/** A feed on the loopback server, and how many articles it holds. */
export interface LoopbackFeed {
  readonly id: string;
  readonly language: string;
  readonly answer: answers.Answer;
  readonly articles: number;
}

const expectedFeed = z.object({
  format: z.string(),
  items: z.array(z.object({ guid: z.string().nullable(), link: z.string().nullable(), title: z.string() })),
});
type ExpectedItem = z.output<typeof expectedFeed>['items'][number];

/** Sixty captured feeds; none where `../shared` is absent. */
export function capturedFeeds(): readonly LoopbackFeed[] {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith(SUFFIX)) : [];
  return names
    .sort()
    .slice(0, CAPTURED)
    .map((name, index) => {
      const expected = expectedFeed.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
      const bytes = readFileSync(join(FOLDER, name.slice(0, -SUFFIX.length)));
      const contentType = expected.format === 'json' ? 'application/feed+json' : 'application/xml';
      return {
        id: `captured-${String(index).padStart(2, '0')}`,
        language: 'en',
        answer: answers.serve(bytes, { contentType, ...validators(index) }),
        articles: distinct(expected.items),
      };
    });
}

/** By turns an ETag, a date, both, and neither: then the same bytes must be recognised. */
function validators(index: number): answers.Served {
  const etag = `"captured-${index}"`;
  const lastModified = new Date(Date.UTC(2026, 10, 20, 0, index)).toUTCString();
  return [{ etag }, { lastModified }, { etag, lastModified }, {}][index % 4] ?? {};
}

/** Articles are told apart by guid, by guid and address where a guid comes twice, else by address or title. */
function distinct(items: readonly ExpectedItem[]): number {
  const guids = items.map(({ guid }) => guid);
  const isRepeated = (guid: string): boolean => guids.indexOf(guid) !== guids.lastIndexOf(guid);
  const names = items.map(({ guid, link, title }) => {
    if (guid === null) return `other ${link ?? title}`;
    return `guid ${guid} ${isRepeated(guid) ? (link ?? '') : ''}`;
  });
  return new Set(names).size;
}

const AGREED = 'Thu, 19 Nov 2026 09:00:00 GMT';
const ARRIVED = 'Fri, 20 Nov 2026 11:00:00 GMT';

/** Articles of our own in three languages: one agreement, one visit, and everyday news. */
const OUTLETS: readonly (readonly [string, string, readonly DocumentItem[]])[] = [
  [
    'harbour-post',
    'en',
    [
      story('a1', 'Pakistan and Russia sign agreement on supply of crude oil in Moscow', AGREED),
      story('a2', 'City library opens a reading room for children', AGREED),
    ],
  ],
  [
    'valley-courier',
    'en',
    [
      story('b1', 'Russia, Pakistan sign agreement on crude oil supply in Moscow', AGREED),
      story('b2', 'Russian foreign minister Lavrov arrives in Islamabad for talks with Pakistan', ARRIVED),
    ],
  ],
  [
    'canal-mirror',
    'en',
    [
      story('c1', 'Lavrov arrives in Islamabad, to hold talks with Pakistani foreign minister', ARRIVED),
      story('c2', 'Cricket board names squad for the winter tour', ARRIVED),
    ],
  ],
  [
    'severny-listok',
    'ru',
    [
      story('d1', 'Россия и Пакистан подписали в Москве соглашение о поставках нефти', AGREED),
      story('d2', 'В городе открылась выставка старых карт', AGREED),
    ],
  ],
  [
    'subah-nama',
    'ur',
    [
      story('e1', 'روسی وزیر خارجہ لاوروف مذاکرات کے لیے اسلام آباد پہنچ گئے، پاکستان کا خیرمقدم', ARRIVED),
      story('e2', 'شہر میں بچوں کے لیے کتب خانہ کھل گیا', ARRIVED),
    ],
  ],
];

function story(guid: string, title: string, published: string): DocumentItem {
  return { guid, title, published, summary: 'More is expected in the coming days.' };
}

/** Five invented outlets whose reports make two developments. */
export function ownFeeds(): readonly LoopbackFeed[] {
  return OUTLETS.map(([id, language, items]) => ({
    ...{ id, language, articles: items.length },
    answer: answers.serve(rssOf(items), { etag: `"${id}"` }),
  }));
}

/** What a feed can do wrong, and the state it must be shown in. */
export const FAULTY: readonly {
  readonly id: string;
  readonly state: 'failing' | 'gone' | 'held';
  readonly answer: answers.Answer;
}[] = [
  { id: 'empty', state: 'failing', answer: answers.serve('') },
  { id: 'web-page', state: 'failing', answer: answers.serve('<!doctype html><title>Welcome</title>') },
  { id: 'cut-off', state: 'failing', answer: answers.truncated(rssOf([story('x', 'Cut', AGREED)])) },
  { id: 'endless', state: 'failing', answer: answers.endless },
  { id: 'bomb', state: 'failing', answer: answers.gzipBomb(40) },
  { id: 'loop', state: 'failing', answer: answers.redirect(302, '/loop') },
  { id: 'inward', state: 'failing', answer: answers.redirect(302, 'http://10.0.0.1/feed') },
  { id: 'not-http', state: 'failing', answer: answers.gibberish },
  { id: 'broken-server', state: 'failing', answer: answers.answerStatus(500) },
  { id: 'gone', state: 'gone', answer: answers.answerStatus(410) },
  { id: 'busy', state: 'held', answer: answers.answerStatus(429, { 'retry-after': '3600' }) },
];

/** Where a feed with this place in the list stands; faulty ones have hosts to themselves. */
export interface Placed {
  readonly id: string;
  readonly language?: string;
  readonly url: string;
}

/** Writes a FEEDS_FILE of these feeds into a folder of its own and gives its path. */
export function feedsFile(feeds: readonly Placed[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tracker-feeds-')), 'feeds.json');
  const entries = feeds.map(({ id, url, language = 'en' }) => ({
    ...{ id, name: id, url, language, publisher: id },
    intervalMinutes: 30,
  }));
  writeFileSync(path, JSON.stringify({ feeds: entries }));
  return path;
}
