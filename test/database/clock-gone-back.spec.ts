import type { EntityManager } from 'typeorm';
import type { Observation } from '../../src/indicators/domain/observation.js';
import { ObservationsService } from '../../src/indicators/observations.service.js';
import { gapsAndOverlaps } from '../support/gaps.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const MORNING = new Date('2026-11-22T06:00:00Z');
const NOON = new Date('2026-11-22T12:00:00Z');
const EVENING = new Date('2026-11-22T18:00:00Z');
const BETWEEN = new Date('2026-11-22T15:00:00Z');

const ARTICLES = `INSERT INTO article (id, publisher, recorded_at)
  SELECT id, 'herald', '2026-11-22T06:00:00Z' FROM unnest(ARRAY['a', 'b']) AS id`;
const REVISIONS = `INSERT INTO article_revision (article_id, revision, title, summary, sort_at, content_hash, recorded_at)
  SELECT id, $1::int, 'A title', '', at, ($1::int)::text, at FROM unnest($2::text[], $3::timestamptz[]) AS rows (id, at)`;

function figure(id: string, value: number): Observation {
  return {
    ...{ id, series: 'trade', label: 'Trade', value, low: null, high: null, unit: 'million' },
    period: { from: '2023-01-01', to: '2023-12-31', precision: 'year' },
    ...{ currency: 'USD', qualifier: null, basis: 'reported', core: true, citations: [], notes: '' },
  };
}

describe('facts that change after the clock has gone back', () => {
  let services: StageServices;
  let figures: ObservationsService;

  beforeEach(async () => {
    services = await openStageServices();
    figures = services.get(ObservationsService);
    await inTransaction((manager) => figures.store([figure('early', 1)], manager, MORNING));
    await inTransaction((manager) => figures.store([figure('late', 1)], manager, EVENING));
  });

  afterEach(async () => {
    await services.close();
  });

  function inTransaction(work: (manager: EntityManager) => Promise<unknown>): Promise<unknown> {
    return services.database.dataSource.transaction(work);
  }

  async function knownAt(asOf: Date): Promise<unknown> {
    return (await figures.all([], asOf)).map(({ id, value }) => [id, value]);
  }

  it('are all withdrawn at the later instant, and held until then', async () => {
    await inTransaction((manager) => figures.withdrawOthers([], manager, NOON));
    expect(await gapsAndOverlaps(services.database.dataSource)).toEqual([]);
    expect(await knownAt(BETWEEN)).toEqual([['early', 1]]);
    expect(await knownAt(EVENING)).toEqual([]);
  });

  it('are all replaced at the later instant', async () => {
    const changed = [figure('early', 2), figure('late', 2)];
    await inTransaction((manager) => figures.store(changed, manager, NOON));
    expect(await gapsAndOverlaps(services.database.dataSource)).toEqual([]);
    expect(await knownAt(BETWEEN)).toEqual([['early', 1]]);
    expect(await knownAt(EVENING)).toEqual([
      ['early', 2],
      ['late', 2],
    ]);
  });

  it('are replaced at the later instant where an earlier statement of the transaction moved it on', async () => {
    await inTransaction(async (manager) => {
      await figures.store([figure('late', 2)], manager, NOON);
      await figures.store([figure('early', 2)], manager, NOON);
    });
    expect(await gapsAndOverlaps(services.database.dataSource)).toEqual([]);
    expect(await knownAt(BETWEEN)).toEqual([['early', 1]]);
  });

  it('leave alone what is replaced in a transaction of its own', async () => {
    await inTransaction((manager) => figures.store([figure('late', 2)], manager, NOON));
    await inTransaction((manager) => figures.store([figure('early', 2)], manager, NOON));
    expect(await gapsAndOverlaps(services.database.dataSource)).toEqual([]);
    expect(await knownAt(BETWEEN)).toEqual([['early', 2]]);
  });

  it('revise each article at an instant of its own', async () => {
    const { dataSource } = services.database;
    await dataSource.query(ARTICLES);
    await dataSource.query(REVISIONS, [1, ['a', 'b'], [EVENING, MORNING]]);
    await inTransaction(async (manager) => {
      await manager.query(REVISIONS, [2, ['a', 'b'], [NOON, NOON]]);
      await manager.query('UPDATE article_revision SET superseded_at = $1 WHERE revision = 1', [NOON]);
    });
    expect(await gapsAndOverlaps(dataSource)).toEqual([]);
    expect(
      await dataSource.query(
        'SELECT recorded_at FROM article_revision WHERE revision = 2 ORDER BY article_id',
      ),
    ).toEqual([{ recorded_at: EVENING }, { recorded_at: NOON }]);
  });
});
