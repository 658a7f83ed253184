import { ClassificationService } from '../../classification/classification.service.js';
import type { KnownFeed } from '../../feeds/domain/added-feed.js';
import type { FeedItem, ParsedFeed } from '../../feeds/domain/feed-item.js';
import type { FeedTrial } from '../../feeds/domain/feed-trial.js';
import { ITEMS_JUDGED, reportsToJudge, triedFeed } from './tried-feed.js';

const classification = new ClassificationService();
const item = (given: Partial<FeedItem>): FeedItem => ({
  ...{ guid: null, link: null, title: 'A title', summary: '', published: null, publishedRaw: null },
  ...given,
});
const documentOf = (items: readonly FeedItem[], given: Partial<ParsedFeed> = {}): ParsedFeed => ({
  ...{ format: 'rss', title: 'Valley  Courier\n', ttlMinutes: null, language: 'en-GB' },
  items,
  ...given,
});
const trialOf = (document: ParsedFeed, given: Partial<FeedTrial> = {}): FeedTrial => ({
  ...{ url: 'https://valley.example/rss', finalUrl: 'https://valley.example/rss', movedTo: null },
  ...{ status: 200, problem: null },
  document,
  ...given,
});
const tried = (trial: FeedTrial, known: readonly KnownFeed[] = []) =>
  triedFeed(
    trial,
    trial.document === null ? [] : classification.classify(reportsToJudge(trial.document)),
    known,
  );

const NEWS = [
  item({
    title: 'Pakistan and Russia sign agreement on supply of crude oil in Moscow',
    published: '2026-11-19T09:00:00Z',
    link: 'https://valley.example/1',
  }),
  item({ title: 'The city library opens a reading room for children', link: 'javascript:alert(1)' }),
  item({ title: 'В городе открылась выставка старых карт', published: '2026-11-21T09:00:00Z' }),
];

test('a document is told by its dates, its languages, and how its first items would be judged', () => {
  const { document } = tried(trialOf(documentOf(NEWS)));
  expect(document).toMatchObject({
    ...{ format: 'rss', items: 3, dated: 2 },
    ...{ newest: '2026-11-21T09:00:00Z', oldest: '2026-11-19T09:00:00Z' },
    languages: [
      { language: 'en', items: 2 },
      { language: 'ru', items: 1 },
    ],
  });
  expect(document?.first.map(({ relevant, link }) => [relevant, link])).toEqual([
    [true, 'https://valley.example/1'],
    [false, null],
    [false, null],
  ]);
  expect(document?.first[0]?.indicators.map(({ name }) => name)).toContain('energy');
});

test('no more than the first items are judged, each cut as it would be stored', () => {
  const many = Array.from({ length: 50 }, () => item({ title: 'x'.repeat(5_000), summary: 'a\u0000b' }));
  const reports = reportsToJudge(documentOf(many));
  expect([reports.length, reports[0]?.title.length, reports[0]?.summary]).toEqual([
    ...[ITEMS_JUDGED, 1_000, 'ab'],
  ]);
  expect(tried(trialOf(documentOf(many))).document).toMatchObject({ items: 50 });
});

test('what could be added follows from title, languages and where the feed moved to', () => {
  const movedTo = 'https://new.example/rss';
  expect(tried(trialOf(documentOf(NEWS), { movedTo })).suggested).toEqual({
    ...{ id: 'new-example-rss', name: 'Valley Courier', url: movedTo, language: 'en' },
    ...{ publisher: 'new.example', country: 'ZZ', ownership: 'unknown' },
  });
  expect(tried(trialOf(documentOf([], { title: '', language: 'fr-FR' }))).suggested).toMatchObject({
    ...{ name: 'valley.example', language: 'fr' },
  });
});

test('an address that a feed has already is told with that feed', () => {
  const known: KnownFeed = {
    ...{ id: 'valley', name: 'Valley', url: 'http://www.valley.example/rss/', effectiveUrl: null },
    ...{ publisher: 'valley', country: 'PK', ownership: 'private', enabled: true },
    ...{ origin: 'list', addition: null, withdrawal: null },
  };
  const { knownAs, suggested } = tried(trialOf(documentOf(NEWS)), [known]);
  expect(knownAs).toEqual({ id: 'valley', name: 'Valley', enabled: true, withdrawal: null });
  expect(suggested).toMatchObject({ id: 'valley', publisher: 'valley', country: 'PK' });
});

test('what brought no feed suggests nothing and says why', () => {
  const problem = { kind: 'not-a-feed', message: 'A web page.', remedy: 'Look on.' };
  const failed = { ...trialOf(documentOf([])), document: null, problem };
  expect(tried(failed)).toMatchObject({ document: null, suggested: null, problem });
});
