import { ArticlesService } from '../../src/articles/articles.service.js';
import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const OIL_OTHERWISE = 'Russia, Pakistan ink crude oil supply deal in Moscow';
const LINK = 'https://www.herald.example/news/1';

function report(publisher: string, title: string, changes: Partial<IncomingReport> = {}): IncomingReport {
  const published = '2026-11-17T08:00:00Z';
  const own = { publisher, feedId: null, guid: `${publisher} ${title}`, link: null, title, summary: '' };
  return incomingReport({ ...own, published, ...changes });
}

const ALL = {
  ...{ indicators: [], directions: [], statuses: [], origins: [], core: null, from: null, to: null },
  ...{ text: null, limit: 500, after: null },
} as const;

const polled = (title: string, changes: Partial<IncomingReport> = {}): IncomingReport =>
  report('herald', title, { feedId: 'herald-home', guid: title, ...changes });

describe('an archive with an outlet whose feeds are polled', () => {
  let services: StageServices;

  beforeEach(async () => {
    services = await openStageServices();
    await feedOf('herald');
  });
  afterEach(() => services.close());

  async function feedOf(publisher: string): Promise<void> {
    await services.database.dataSource.query(
      `INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
       VALUES ($1 || '-home', 'The Daily ' || initcap($1) || ' — Home', 'https://www.' || $1 || '.example/rss', 'en', $1, 'PK', 'private', true, 30)`,
      [publisher],
    );
  }

  async function brought(...items: readonly IncomingReport[]): Promise<void> {
    await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeIn([items], manager, services.clock.now()),
    );
    await services.get(DevelopmentsService).regroup(services.clock.now());
  }

  async function imported(...items: readonly IncomingReport[]): Promise<void> {
    await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeInArchive(items, manager, services.clock.now()),
    );
    await services.get(DevelopmentsService).regroup(services.clock.now());
  }

  async function told(asOf: Date | null = null): Promise<{ publishers: number; sources: string[] }[]> {
    const { reader } = services.get(DevelopmentsService);
    const found = await reader.list({ ...ALL, asOf });
    return found.map(({ publishers, sources }) => ({
      publishers,
      sources: sources.map(({ publisher }) => publisher).sort(),
    }));
  }

  function later(): Date {
    const before = services.clock.now();
    services.clock.moveTo(new Date(before.getTime() + 3_600_000).toISOString());
    return before;
  }

  test.each(['herald-example', 'www-herald-example', 'the-daily-herald'])(
    'is one voice with them where it is called %s',
    async (name) => {
      await brought(polled(OIL));
      await imported(report(name, OIL_OTHERWISE));
      expect(await told()).toEqual([{ publishers: 1, sources: ['herald', 'herald'] }]);
    },
  );

  it('is another voice where it is another outlet, and where an agency is named on its page', async () => {
    await brought(polled(OIL));
    await imported(report('post-example', OIL_OTHERWISE));
    await imported(report('some-agency', 'Moscow, Islamabad agree on crude oil supplies', { link: LINK }));
    expect(await told()).toEqual([{ publishers: 3, sources: ['herald', 'post-example', 'some-agency'] }]);
  });

  it('holds an article once that a feed brought, too', async () => {
    await brought(polled(OIL, { link: LINK }));
    await imported(report('herald-example', OIL, { link: LINK }));
    expect(await told()).toEqual([{ publishers: 1, sources: ['herald'] }]);
  });

  it('covers its weeks as the publisher of the feeds', async () => {
    await imported(report('herald-example', OIL));
    const weeks = await services.get(ArticlesService).reader.archiveWeeks(services.clock.now());
    expect(weeks.map(({ outlet }) => outlet)).toEqual(['herald']);
  });

  it('changes nothing of what was known before it was imported', async () => {
    await brought(polled(OIL));
    const before = later();
    const then = await told(before);
    await imported(report('herald-example', OIL_OTHERWISE));
    expect(await told(before)).toEqual(then);
  });

  it('goes on under its own name where it was imported before there was a feed', async () => {
    await imported(report('post-example', OIL));
    later();
    await feedOf('post');
    await imported(report('post-example', OIL), report('post-example', OIL_OTHERWISE));
    expect(await told()).toEqual([{ publishers: 1, sources: ['post-example', 'post-example'] }]);
  });
});
