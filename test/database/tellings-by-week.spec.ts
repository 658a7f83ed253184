import type { EntityManager } from 'typeorm';
import { ArticlesService } from '../../src/articles/articles.service.js';
import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import type { DevelopmentParts } from '../../src/corrections/domain/reading.js';
import type { ToldDevelopments } from '../../src/developments/domain/telling-reader.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { TellingService } from '../../src/developments/telling.service.js';
import { FeedHistoryService } from '../../src/feeds/feed-history.service.js';
import { CoverageService, dayOfInstant } from '../../src/indicators/coverage.service.js';
import { IndexCalculationService } from '../../src/indicators/index-calculation.service.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { CorrectService } from '../../src/pipeline/judging/correct.service.js';
import type { Wanted } from '../../src/pipeline/judging/wanted.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const CRICKET = 'Cricket: Pakistan name squad for Lahore Test';
const FEEDS = ['herald-home', 'herald-world'] as const;

/** An item of one of the Herald's feeds; the same title is the same article. */
function item(title: string, changes: Partial<IncomingReport> = {}): IncomingReport {
  const published = '2026-11-17T08:00:00Z';
  const own = { publisher: 'herald', feedId: FEEDS[0], guid: title, link: null, title, summary: '' };
  return incomingReport({ ...own, published, ...changes });
}

describe('reports and developments by week of who told them', () => {
  let services: StageServices;

  beforeEach(async () => {
    services = await openStageServices();
    for (const id of FEEDS) {
      await services.database.dataSource.query(
        `INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
         VALUES ($1, $1, 'https://herald.example/' || $1, 'en', 'herald', 'PK', 'private', true, 30)`,
        [id],
      );
    }
  });
  afterEach(() => services.close());

  const transaction = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    services.database.dataSource.transaction(work);

  async function brought(...items: readonly IncomingReport[]): Promise<void> {
    await transaction((manager) =>
      services.get(IntakeService).takeIn([items], manager, services.clock.now()),
    );
    await services.get(DevelopmentsService).regroup(services.clock.now());
  }

  async function imported(...items: readonly IncomingReport[]): Promise<void> {
    await transaction((manager) =>
      services.get(IntakeService).takeInArchive(items, manager, services.clock.now()),
    );
    await services.get(DevelopmentsService).regroup(services.clock.now());
  }

  async function decided(wanted: Wanted): Promise<string> {
    const by = { actor: 'a test', reason: 'it was misread' };
    const recorded = await services.get(CorrectService).record(wanted, by, () => services.clock.now());
    if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
    return recorded.id;
  }

  async function articleId(title: string): Promise<string> {
    const rows: { article_id: string }[] = await services.database.dataSource.query(
      'SELECT article_id FROM article_revision WHERE title = $1',
      [title],
    );
    return rows[0]?.article_id ?? '';
  }

  type ByWeek<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;
  interface Tellings {
    readonly reports: ByWeek<number>;
    readonly told: ByWeek<ToldDevelopments>;
  }

  async function tellingsOf(coverage: CoverageService, asOf: Date | null): Promise<Tellings> {
    const { statistics } = await coverage.at(asOf, dayOfInstant(asOf ?? services.clock.now()));
    const plain = <T>(
      figures: ReadonlyMap<string, ReadonlyMap<string, T>>,
    ): Record<string, Record<string, T>> =>
      Object.fromEntries([...figures].map(([id, weeks]) => [id, Object.fromEntries(weeks)]));
    return { reports: plain(statistics.reports), told: plain(statistics.told) };
  }

  /** As the running service has them, which must be what one has that knows nothing yet. */
  async function tellings(asOf: Date | null): Promise<Tellings> {
    const kept = await tellingsOf(services.get(CoverageService), asOf);
    const fresh = new CoverageService(
      services.get(ArticlesService),
      services.get(FeedHistoryService),
      services.get(TellingService),
      services.get(IndexCalculationService),
    );
    expect(kept).toEqual(await tellingsOf(fresh, asOf));
    return kept;
  }

  const reports = async (asOf: Date | null = null): Promise<unknown> => (await tellings(asOf)).reports;
  /** Millionths of developments of a series, by source and week. */
  async function told(asOf: Date | null = null, series: keyof ToldDevelopments = 'composite') {
    const rows = Object.entries((await tellings(asOf)).told).map(([id, weeks]) => {
      const own = Object.entries(weeks).map(([week, figures]) => [week, figures[series]] as const);
      return [id, Object.fromEntries(own.filter(([, figure]) => figure > 0))] as const;
    });
    return Object.fromEntries(rows.filter(([, weeks]) => Object.keys(weeks).length > 0));
  }

  /** As a person has it from now on. */
  async function correct(parts: DevelopmentParts): Promise<string> {
    const rows: { development_id: string }[] = await services.database.dataSource.query(
      'SELECT development_id FROM development_version WHERE superseded_at IS NULL',
    );
    return decided({ kind: 'development', developmentId: rows[0]?.development_id ?? '', parts });
  }

  /** An hour later; gives the instant at which all before it is known. */
  function later(): Date {
    const before = services.clock.now();
    services.clock.moveTo(new Date(before.getTime() + 3_600_000).toISOString());
    return before;
  }

  it('are the articles of a feed that report on a development, in the week in which each counts as an article', async () => {
    expect(await reports()).toEqual({});
    await brought(item(OIL), item(CRICKET));
    expect(await reports()).toEqual({ 'herald-home': { '2026-W47': 1 } });
    await brought(item('Lavrov arrives in Islamabad for talks with Pakistani foreign minister'));
    await brought(
      item('Russia and Pakistan sign wheat trade agreement in Islamabad', {
        published: '2026-11-15T23:00:00Z',
      }),
    );
    expect(await reports()).toEqual({ 'herald-home': { '2026-W46': 1, '2026-W47': 2 } });
  });

  it('count an article of another feed once more when that brings it, too', async () => {
    await brought(item(OIL), item(CRICKET));
    const before = later();
    expect(await reports()).toEqual({ 'herald-home': { '2026-W47': 1 } });
    await brought(item(OIL, { feedId: FEEDS[1] }), item(CRICKET, { feedId: FEEDS[1] }));
    const both = { 'herald-home': { '2026-W47': 1 }, 'herald-world': { '2026-W47': 1 } };
    expect(await reports()).toEqual(both);
    expect(await reports(before)).toEqual({ 'herald-home': { '2026-W47': 1 } });
    expect(await reports(services.clock.now())).toEqual(both);
  });

  it('are no more, and not 0, where the only one is revised into something else, and are again as of before', async () => {
    await brought(item(OIL, { guid: 'one' }));
    const before = later();
    expect(await reports()).toEqual({ 'herald-home': { '2026-W47': 1 } });
    await brought(item(CRICKET, { guid: 'one' }));
    const between = later();
    expect(await reports()).toEqual({});
    await brought(item(`${OIL} today`, { guid: 'one' }));
    expect(await reports()).toEqual({ 'herald-home': { '2026-W47': 1 } });
    expect(await reports(before)).toEqual({ 'herald-home': { '2026-W47': 1 } });
    expect(await reports(between)).toEqual({});
    expect(await reports(new Date(before.getTime() - 1))).toEqual({});
  });

  it('are by what a person decided, until that is undone', async () => {
    await brought(item(OIL), item(CRICKET));
    const before = later();
    expect(await reports()).toEqual({ 'herald-home': { '2026-W47': 1 } });
    const id = await decided({
      kind: 'article',
      articleId: await articleId(OIL),
      parts: { relevant: false },
    });
    const between = later();
    expect(await reports()).toEqual({});
    await decided({ kind: 'undo', id });
    expect(await reports()).toEqual({ 'herald-home': { '2026-W47': 1 } });
    expect(await reports(before)).toEqual({ 'herald-home': { '2026-W47': 1 } });
    expect(await reports(between)).toEqual({});
  });

  it('are of an imported outlet under the week in which the archive counts the article', async () => {
    const archived = (title: string, published: string): IncomingReport =>
      item(title, { feedId: null, published });
    const old = archived(OIL, '2019-03-06');
    const before = later();
    await imported(old, archived(CRICKET, '2019-03-07'), archived(`${OIL} in spring`, '2019-04'));
    expect(await reports()).toEqual({ 'archive:herald': { '2019-W10': 1 } });
    const between = later();
    await imported(old, archived(`${OIL} again`, '2019-03-08'));
    expect(await reports()).toEqual({ 'archive:herald': { '2019-W10': 2 } });
    expect(await reports(before)).toEqual({});
    expect(await reports(between)).toEqual({ 'archive:herald': { '2019-W10': 1 } });
  });

  it('are of the feed and of the archive that have the same article, whichever was first', async () => {
    await brought(item(OIL));
    await imported(item(OIL, { feedId: null }), item(`${OIL} today`, { feedId: null }));
    expect(await reports()).toEqual({
      'herald-home': { '2026-W47': 1 },
      'archive:herald': { '2026-W47': 2 },
    });
    await brought(item(`${OIL} today`));
    expect(await reports()).toEqual({
      'herald-home': { '2026-W47': 2 },
      'archive:herald': { '2026-W47': 2 },
    });
  });

  it('share a development out among the feeds and weeks that tell it, however many articles each has of it', async () => {
    const again = { published: '2026-11-15T08:00:00Z' };
    await brought(item(OIL), item(`${OIL} today`));
    expect(await told()).toEqual({ 'herald-home': { '2026-W47': 1_000_000 } });
    const alone = later();
    await brought(item(`${OIL}, officials say`, { feedId: FEEDS[1], ...again }));
    const both = { 'herald-home': { '2026-W47': 500_000 }, 'herald-world': { '2026-W46': 500_000 } };
    expect(await told()).toEqual(both);
    const shared = later();
    await brought(item(`${OIL}, officials say`, { feedId: FEEDS[0], ...again }));
    expect(await told()).toEqual({
      'herald-home': { '2026-W46': 333_333, '2026-W47': 333_333 },
      'herald-world': { '2026-W46': 333_333 },
    });
    expect(await told(alone)).toEqual({ 'herald-home': { '2026-W47': 1_000_000 } });
    expect(await told(shared)).toEqual(both);
  });

  it('count however many developments one source alone tells in a week', async () => {
    await brought(item(CRICKET));
    const before = later();
    await told();
    await services.database.dataSource.query(
      `WITH made AS (SELECT 'many-' || n AS id FROM generate_series(1, 2200) n),
         articles AS (INSERT INTO article (id, publisher, recorded_at) SELECT id, 'herald', $2 FROM made),
         seen AS (INSERT INTO sighting (article_id, feed_id, week, recorded_at) SELECT id, $1, '2026-11-16', $2 FROM made),
         held AS (INSERT INTO development_version (development_id, version, what, date_precision, indicators, direction,
             score, status, confidence, publishers, weight, origin, core, citations, notes, content_hash, recorded_at)
           SELECT id, 1, id, 'undated', '[{"name": "trade", "confidence": 1}]', 'neutral', 0, 'occurred', 1, 1, 1, 'news',
             true, '[]', '', id, $2 FROM made)
       INSERT INTO assignment (article_id, development_id, recorded_at) SELECT id, id, $2 FROM made`,
      [FEEDS[0], services.clock.now()],
    );
    const all = { 'herald-home': { '2026-W47': 2_200_000_000 } };
    expect(await told()).toEqual(all);
    expect(await told(services.clock.now())).toEqual(all);
    expect(await told(before)).toEqual({});
  });

  it('give those that go on telling a development what those told that tell of another now', async () => {
    await brought(item(OIL), item(`${OIL} today`, { feedId: FEEDS[1] }));
    const half = { '2026-W47': 500_000 };
    expect(await told()).toEqual({ 'herald-home': half, 'herald-world': half });
    await decided({ kind: 'article', articleId: await articleId(OIL), parts: { relevant: false } });
    expect(await told()).toEqual({ 'herald-world': { '2026-W47': 1_000_000 } });
  });

  it('count a development in each series in which it counts, as it is read, and as of before as it was', async () => {
    await brought(item(OIL));
    const one = { 'herald-home': { '2026-W47': 1_000_000 } };
    const series = async (asOf: Date | null = null): Promise<readonly string[]> => {
      const told = (await tellings(asOf)).told['herald-home']?.['2026-W47'];
      return Object.entries(told ?? {}).flatMap(([name, millionths]) =>
        millionths === 1_000_000 ? [name] : [],
      );
    };
    const read = await series();
    expect(read).toContain('composite');
    const before = later();
    const id = await correct({ indicators: ['defence', 'energy'] });
    expect(await series()).toEqual(['defence', 'energy', 'composite']);
    const between = later();
    await correct({ indicators: ['other'] });
    expect([await told(), await reports()]).toEqual([{}, { 'herald-home': { '2026-W47': 1 } }]);
    const other = later();
    await correct({ indicators: ['trade'], status: 'alleged' });
    expect(await told()).toEqual({});
    await correct({ status: 'occurred' });
    expect([await told(null, 'trade'), await told(null, 'energy')]).toEqual([one, {}]);
    expect(await series(between)).toEqual(['defence', 'energy', 'composite']);
    expect([await series(before), await told(other)]).toEqual([read, {}]);
    expect(id).not.toBe('');
  });

  it.each(['the feed', 'the assignment'])(
    'are right when an article is brought by a second feed while it is assigned to a development, and %s is stored last',
    async (last) => {
      await brought(item(CRICKET, { guid: 'one' }));
      expect(await reports()).toEqual({});
      const [feed, assignment] = [0, 1].map(() => services.database.dataSource.createQueryRunner());
      if (feed === undefined || assignment === undefined) throw new Error('There are two.');
      try {
        await Promise.all([feed.startTransaction(), assignment.startTransaction()]);
        const now = services.clock.now();
        const intake = services.get(IntakeService);
        await intake.takeIn([[item(CRICKET, { guid: 'one', feedId: FEEDS[1] })]], feed.manager, now);
        await assignment.query(
          `INSERT INTO assignment (article_id, development_id, recorded_at) VALUES ($1, 'cricket', $2)`,
          [await articleId(CRICKET), now],
        );
        expect(await reports()).toEqual({});
        const inOrder = last === 'the feed' ? [assignment, feed] : [feed, assignment];
        for (const one of inOrder) {
          await one.commitTransaction();
          // Read between the two, so that the first is known when the second is read.
          await reports();
        }
      } finally {
        await Promise.all([feed.release(), assignment.release()]);
      }
      expect(await reports()).toEqual({
        'herald-home': { '2026-W47': 1 },
        'herald-world': { '2026-W47': 1 },
      });
    },
  );
});
