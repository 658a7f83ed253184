import type { EntityManager } from 'typeorm';
import { ArticlesService } from '../../src/articles/articles.service.js';
import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
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

describe('reports by week of who brought them', () => {
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

  function imported(...items: readonly IncomingReport[]): Promise<void> {
    return transaction((manager) =>
      services.get(IntakeService).takeInArchive(items, manager, services.clock.now()),
    );
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

  async function reportsOf(coverage: CoverageService, asOf: Date | null): Promise<unknown> {
    const { statistics } = await coverage.at(asOf, dayOfInstant(asOf ?? services.clock.now()));
    const rows = [...statistics.reports].map(([id, weeks]) => [id, Object.fromEntries(weeks)] as const);
    return Object.fromEntries(rows);
  }

  /** As the running service has them, which must be what one has that knows nothing yet. */
  async function reports(asOf: Date | null = null): Promise<unknown> {
    const kept = await reportsOf(services.get(CoverageService), asOf);
    const fresh = new CoverageService(
      services.get(ArticlesService),
      services.get(FeedHistoryService),
      services.get(IndexCalculationService),
    );
    expect(kept).toEqual(await reportsOf(fresh, asOf));
    return kept;
  }

  /** An hour later; gives the instant at which all before it is known. */
  function later(): Date {
    const before = services.clock.now();
    services.clock.moveTo(new Date(before.getTime() + 3_600_000).toISOString());
    return before;
  }

  it('are the articles of a feed that are relevant, in the week in which each counts as an article', async () => {
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

  it.each(['the feed', 'the verdict'])(
    'are right when an article is brought by a second feed while its verdict is replaced, and %s is stored last',
    async (last) => {
      await brought(item(CRICKET, { guid: 'one' }));
      expect(await reports()).toEqual({});
      const [feed, verdict] = [0, 1].map(() => services.database.dataSource.createQueryRunner());
      if (feed === undefined || verdict === undefined) throw new Error('There are two.');
      try {
        await Promise.all([feed.startTransaction(), verdict.startTransaction()]);
        const now = services.clock.now();
        const intake = services.get(IntakeService);
        await intake.takeIn([[item(CRICKET, { guid: 'one', feedId: FEEDS[1] })]], feed.manager, now);
        await intake.takeIn([[item(OIL, { guid: 'one' })]], verdict.manager, now);
        expect(await reports()).toEqual({});
        const inOrder = last === 'the feed' ? [verdict, feed] : [feed, verdict];
        for (const one of inOrder) {
          await one.commitTransaction();
          // Read between the two, so that the first is known when the second is read.
          await reports();
        }
      } finally {
        await Promise.all([feed.release(), verdict.release()]);
      }
      expect(await reports()).toEqual({
        'herald-home': { '2026-W47': 1 },
        'herald-world': { '2026-W47': 1 },
      });
    },
  );
});
