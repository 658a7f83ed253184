import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { BaselineService } from '../../src/baseline/baseline.service.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import type { DiplomaticPromise } from '../../src/developments/domain/promise.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { CorrectService } from '../../src/pipeline/judging/correct.service.js';
import type { Wanted } from '../../src/pipeline/judging/wanted.js';
import { SeedService } from '../../src/pipeline/seed.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const LATER = '2026-11-23T06:00:00Z';
const BEFORE = new Date('2026-11-22T12:00:00Z');
const BY = { actor: 'a test', reason: 'to see' };

const signed = report(
  'post',
  'Pakistan and Russia sign agreement on purchase of helicopters in Moscow',
  '2026-09-01T08:00:00Z',
);
const delivered = report('mirror', 'Russia delivers helicopters to Pakistan', '2026-10-30T06:00:00Z');
const reports: readonly IncomingReport[] = [
  signed,
  delivered,
  report(
    'herald',
    'Lavrov arrives in Islamabad for talks with Pakistani foreign minister',
    '2026-10-05T08:00:00Z',
  ),
  report('daily', 'Pakistan and Russia sign agreement on wheat supply in Moscow', '2026-10-12T08:00:00Z'),
];

function report(publisher: string, title: string, published: string): IncomingReport {
  return incomingReport({ publisher, feedId: null, guid: title, link: null, title, summary: '', published });
}

describe('the promise ledger in the database', () => {
  let services: StageServices;

  beforeEach(async () => {
    services = await openStageServices();
  });
  afterEach(async () => {
    await services.close();
  });

  async function takeIn(items: readonly IncomingReport[]): Promise<void> {
    const now = services.clock.now();
    await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeIn(
        items.map((item) => [item]),
        manager,
        now,
      ),
    );
    await services.get(DevelopmentsService).regroup(now);
  }

  const promises = (asOf: Date | null = null): Promise<readonly DiplomaticPromise[]> =>
    services.get(DevelopmentsService).allPromises(asOf);

  const news = async (asOf: Date | null = null): Promise<readonly DiplomaticPromise[]> =>
    (await promises(asOf)).filter(({ id }) => id.startsWith('promise-'));

  async function theHelicopters(): Promise<DiplomaticPromise> {
    const found = (await news()).find(({ what }) => what.includes('helicopters'));
    if (found === undefined) throw new Error('no promise of helicopters');
    return found;
  }

  async function record(wanted: Wanted): Promise<string> {
    const recorded = await services.get(CorrectService).record(wanted, BY, () => services.clock.now());
    if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
    return recorded.id;
  }

  it('opens promises with what was signed, and says by what they were kept', async () => {
    await takeIn(reports);
    const held = await theHelicopters();
    expect(held.state).toBe('delivered');
    expect(held.history.map(({ change }) => change)).toEqual(['opened', 'delivered']);
    expect(held.history.at(-1)?.match).toMatchObject({
      by: 'rule',
      rule: 'promise.delivered',
      evidence: { objects: ['object.helicopters'] },
    });
    expect(await news()).toHaveLength(2);
  });

  it('gives the same ledger for reports one by one, in reverse, as for all at once', async () => {
    await takeIn(reports);
    const together = await news();
    expect(together.length).toBeGreaterThan(1);
    for (const order of [reports, reports.toReversed()]) {
      await services.close();
      services = await openStageServices();
      for (const item of order) await takeIn([item]);
      expect(await news()).toEqual(together);
    }
  });

  it('writes nothing where nothing changed', async () => {
    await takeIn(reports);
    const count = async (): Promise<unknown> =>
      services.database.dataSource.query('SELECT count(*)::int AS n FROM promise_version');
    const before = await count();
    services.clock.moveTo(LATER);
    await takeIn([
      report('courier', 'Lavrov meets Pakistani counterpart in Islamabad', '2026-10-05T09:00:00Z'),
    ]);
    expect(await count()).toEqual(before);
  });

  it('follows a report that is revised, and shows what was known before', async () => {
    await takeIn(reports);
    const before = await news();
    services.clock.moveTo(LATER);
    await takeIn([{ ...delivered, title: 'Cricket: Pakistan name squad for Lahore Test' }]);
    expect((await theHelicopters()).state).toBe('open');
    expect(await news(BEFORE)).toEqual(before);
    await takeIn([{ ...signed, title: 'Cricket: Pakistan name squad for Karachi Test' }]);
    expect((await news()).some(({ what }) => what.includes('helicopters'))).toBe(false);
    expect(await news(BEFORE)).toEqual(before);
  });

  it('follows a correction of a development, and its undo', async () => {
    await takeIn(reports);
    const { history } = await theHelicopters();
    const developmentId = history.at(-1)?.developmentId ?? '';
    const parts = { status: 'stalled', score: -3, direction: 'conflict', eventType: 'REJECT' } as const;
    const id = await record({ kind: 'development', developmentId, parts });
    expect((await theHelicopters()).state).toBe('stalled');
    await record({ kind: 'undo', id });
    expect((await theHelicopters()).state).toBe('delivered');
  });

  it('keeps what a person decided through regrouping, and takes it back by undo', async () => {
    await takeIn(reports);
    const held = await theHelicopters();
    const wheat = (await news()).find(({ id }) => id !== held.id);
    const developmentId = wheat?.history[0]?.developmentId ?? '';
    services.clock.moveTo(LATER);
    const id = await record({
      kind: 'promise-match',
      promiseId: held.id,
      developmentId,
      change: 'progressed',
    });
    expect(await news()).toHaveLength(1);
    // An earlier report of the same signing gives the development, and so the promise, another id.
    await takeIn([
      report(
        'gazette',
        'Russia, Pakistan sign agreement on helicopters purchase in Moscow',
        '2026-09-01T05:00:00Z',
      ),
    ]);
    const after = await theHelicopters();
    expect(after.id).not.toBe(held.id);
    expect(after.history.map(({ change, match }) => [change, match?.by])).toEqual([
      ['opened', 'rule'],
      ['progressed', 'person'],
      ['delivered', 'rule'],
    ]);
    expect(await news(BEFORE)).toHaveLength(2);
    await record({ kind: 'undo', id });
    expect((await theHelicopters()).history).toHaveLength(2);
    expect(await news()).toHaveLength(2);
  });

  it('lets a person take a match off, set state and due date, and end a promise', async () => {
    await takeIn(reports);
    const { id: promiseId, history } = await theHelicopters();
    const [opening, delivery] = history.map(({ developmentId }) => developmentId ?? '');
    await record({ kind: 'promise-unmatch', promiseId, developmentId: delivery ?? '' });
    expect((await theHelicopters()).state).toBe('open');
    const due = { from: '2026-12-01', to: '2026-12-31', precision: 'month' } as const;
    await record({ kind: 'promise-due', promiseId, due });
    const state = await record({ kind: 'promise-state', promiseId, state: 'stalled' });
    expect(await theHelicopters()).toMatchObject({ state: 'stalled', due });
    await record({ kind: 'undo', id: state });
    expect(await theHelicopters()).toMatchObject({ state: 'open', due });
    const end = await record({ kind: 'promise-unmatch', promiseId, developmentId: opening ?? '' });
    expect((await news()).map(({ id }) => id)).not.toContain(promiseId);
    await record({ kind: 'undo', id: end });
    expect((await news()).map(({ id }) => id)).toContain(promiseId);
  });

  it('moves a promise of the documents by news, keeps it through a new start, and withdraws nothing', async () => {
    const baseline = services.get(BaselineService).records();
    await services.get(SeedService).seed(baseline);
    const documents = await promises();
    await takeIn([
      report(
        'post',
        'Pakistan, Russia sign agreement on Pakistan Stream gas pipeline',
        '2026-09-01T08:00:00Z',
      ),
    ]);
    const pipeline = async (): Promise<DiplomaticPromise | undefined> =>
      (await promises()).find(({ id }) => id === 'pr-north-south-pipeline');
    const moved = await pipeline();
    expect(moved?.history.at(-1)).toMatchObject({
      change: 'progressed',
      match: {
        by: 'rule',
        evidence: { objects: ['object.pipeline'], words: ['pakistan stream*', 'pipeline*'] },
      },
    });
    services.clock.moveTo(LATER);
    expect((await services.get(SeedService).seed(baseline)).changed).toBe(0);
    expect(await pipeline()).toEqual(moved);
    expect((await promises(BEFORE)).length).toBe(documents.length);
    const { promise } = (await services.get(DevelopmentsService).reader.promise('pr-tarbela', null)) ?? {};
    expect(promise).toEqual(documents.find(({ id }) => id === 'pr-tarbela'));
  });

  it('refuses what does not fit, in words', async () => {
    await takeIn([
      ...reports,
      report('weekly', 'Lavrov meets Pakistani foreign minister in New York', '2026-02-03T08:00:00Z'),
    ]);
    const held = await services.get(DevelopmentsService).reader.all(null);
    const earlier = held.find(({ date }) => (date.to ?? '9') < '2026-03')?.id ?? 'no earlier one';
    const { id: promiseId, history } = await theHelicopters();
    const developmentId = history[0]?.developmentId ?? '';
    const ask = (wanted: Wanted) =>
      services.get(CorrectService).record(wanted, BY, () => services.clock.now());
    expect(await ask({ kind: 'promise-match', promiseId, developmentId, change: 'delivered' })).toMatchObject(
      { outcome: 'conflict' },
    );
    expect(
      await ask({ kind: 'promise-match', promiseId, developmentId: 'none', change: 'delivered' }),
    ).toMatchObject({ outcome: 'unknown' });
    const tooEarly = {
      kind: 'promise-match',
      promiseId,
      developmentId: earlier,
      change: 'delivered',
    } as const;
    const refused = await ask(tooEarly);
    expect(refused.outcome === 'wrong' && refused.message).toContain('before the promise was opened');
    expect(await ask({ kind: 'promise-unmatch', promiseId, developmentId: 'none' })).toMatchObject({
      outcome: 'conflict',
    });
    expect(await ask({ kind: 'promise-state', promiseId: 'none', state: 'open' })).toMatchObject({
      outcome: 'unknown',
    });
  });
});
