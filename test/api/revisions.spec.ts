import { z } from 'zod';
import { aDevelopment } from '../../src/developments/domain/development.builder.js';
import type { WeighedDevelopment } from '../../src/developments/domain/development-reader.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import type { RunningService } from '../../src/main.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';
import { startApp } from './app.js';
import { list, problem } from './requests.js';

const figure = z.object({ index: z.number().nullable(), state: z.string() });
const revision = z.object({
  week: z.string(),
  indicator: z.string(),
  until: z.string(),
  differs: z.array(z.string()),
  before: figure,
  after: figure,
  causes: z.array(
    z.object({
      developmentId: z.string(),
      kind: z.string(),
      before: z.number().nullable(),
      after: z.number().nullable(),
    }),
  ),
});

let services: StageServices;
let service: RunningService;
beforeAll(async () => {
  services = await openStageServices();
  await storeWeeks(services, '2025-11-17', ORDINARY_YEAR);
  service = await startApp(services.database.open, services.clock);
  // Weeks later somebody finds the score of one statement wrong, and another to be none.
  services.clock.moveTo('2026-11-27T06:00:00Z');
  const changed = [statement('good-40-0', 9)];
  await services.database.dataSource.transaction(async (manager) => {
    await services.get(DevelopmentsService).storeKnown(changed, manager, services.clock.now());
  });
  await services.database.dataSource.query(
    `WITH old AS (UPDATE development_version SET superseded_at = $1 WHERE development_id = 'good-41-0' RETURNING *)
     INSERT INTO development_version SELECT (jsonb_populate_record(NULL::development_version, to_jsonb(old) ||
       jsonb_build_object('version', 2, 'withdrawn', true, 'recorded_at', $1::timestamptz, 'superseded_at', NULL))).* FROM old`,
    [services.clock.now()],
  );
  services.clock.moveTo('2026-11-28T06:00:00Z');
});
afterAll(async () => {
  await service.close();
  await services.close();
});

/** The statement that `storeWeeks` put into 2026-W35, with another score. */
function statement(id: string, score: number): WeighedDevelopment {
  const development = aDevelopment(id, {
    date: { from: '2026-08-24', to: '2026-08-24', precision: 'day' },
    ...{ indicators: ['diplomacy'], eventType: 'CONSULT', score, confidence: 1 },
  });
  return { ...development, topics: [{ name: 'diplomacy', confidence: 1 }], publishers: 1, weight: 1 };
}

describe('the list of revisions', () => {
  const of = (query: string) => list(service.url, `/api/v1/revisions?${query}`, revision);

  it('says which figures were given otherwise before, and what happened to the developments behind it', async () => {
    const { items } = await of('since=2026-11-25T00:00:00Z&indicator=diplomacy&from=2026-W36&to=2026-W36');
    expect(items).toHaveLength(1);
    expect(items[0]?.causes.map(({ developmentId, kind }) => [developmentId, kind])).toEqual([
      ['good-40-0', 'reclassified'],
      ['good-41-0', 'withdrawn'],
    ]);
    expect(items[0]?.causes[1]).toMatchObject({ before: 2, after: null });
  });

  it('holds no week before the first change, and gives both figures as they are read as of their instants', async () => {
    const { items } = await of('since=2026-11-25T00:00:00Z&limit=500');
    const indices = items.filter(({ differs }) => differs.includes('index'));
    expect(indices[0]).toMatchObject({ week: '2026-W35', causes: [{ developmentId: 'good-40-0' }] });
    const others = items.filter(({ differs }) => !differs.includes('index'));
    expect(others.map(({ week, until, indicator, differs }) => [indicator, week, until, differs])).toEqual(
      ['diplomacy', 'composite'].map((indicator) => [indicator, '2025-W47', '2026-W34', ['intensity']]),
    );
    const points = z.object({ week: z.string(), indicator: z.string(), index: z.number().nullable() });
    for (const [side, asOf] of [
      ['before', '2026-11-25T00:00:00Z'],
      ['after', '2026-11-28T06:00:00Z'],
    ] as const) {
      const read = await list(
        service.url,
        `/api/v1/index?indicator=diplomacy&asOf=${asOf}&limit=500`,
        points,
      );
      const byWeek = new Map(read.items.map((point) => [point.week, point.index]));
      for (const item of items.filter(({ indicator }) => indicator === 'diplomacy'))
        expect(item[side].index).toBe(byWeek.get(item.week));
    }
  });

  it('is empty where nothing changed in between, and refuses a span that ends before it begins', async () => {
    expect((await of('since=2026-11-27T12:00:00Z')).items).toEqual([]);
    const refused = await problem(service.url, '/api/v1/revisions?since=2026-11-29T00:00:00Z');
    expect(refused.status).toBe(400);
    expect(refused.detail).toMatch(/^since/);
  });
});
