import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { aDevelopment } from '../../src/developments/domain/development.builder.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { CorrectService } from '../../src/pipeline/judging/correct.service.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

/** A minute after 06:00 in Karachi on three Mondays; the weeks before them are reported. */
const MONDAYS = ['2026-11-23', '2026-11-30', '2026-12-07'].map((day) => `${day}T01:01:00.000Z`);
const VISIT = 'Lavrov arrives in Islamabad for talks with Pakistani foreign minister';
const PURCHASE = 'Pakistan and Russia sign agreement on purchase of helicopters in Moscow';
const RUMOUR = 'A paper claims a secret arms flight';

function report(publisher: string, title: string, published: string): IncomingReport {
  return incomingReport({ publisher, guid: title, title, published, feedId: null, link: null, summary: '' });
}

describe('what becomes known late of a reported week', () => {
  let services: StageServices;

  beforeEach(async () => {
    services = await openStageServices();
  });
  afterEach(() => services.close());

  async function takeIn(...items: readonly IncomingReport[]): Promise<void> {
    const now = services.clock.now();
    const documents = items.map((item) => [item]);
    await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeIn(documents, manager, now),
    );
    await services.get(DevelopmentsService).regroup(now);
  }

  async function storeRumour(on: string): Promise<void> {
    const rumour = {
      ...aDevelopment('rumour', {
        ...{ what: RUMOUR, status: 'alleged', indicators: ['defence'], score: 5 },
        date: { from: on, to: on, precision: 'day' },
      }),
      ...{ topics: [{ name: 'defence' as const, confidence: 1 }], publishers: 5, weight: 2 },
    };
    await services.database.dataSource.transaction(async (manager) => {
      await services.get(DevelopmentsService).storeKnown([rumour], manager, services.clock.now());
    });
  }

  /** Parts one of its two reports from the visit that they tell of. */
  async function partVisit(): Promise<void> {
    const [visit] = await services.get(DevelopmentsService).reader.all(null);
    const [articleId] = (await services.get(DevelopmentsService).reader.reportsWith('herald', null)).map(
      (told) => told.articleId,
    );
    if (visit === undefined || articleId === undefined)
      throw new Error('The visit has no report of the herald.');
    const recorded = await services
      .get(CorrectService)
      .record(
        { kind: 'split', developmentId: visit.id, articleIds: [articleId] },
        { actor: 'a test', reason: 'another visit' },
        () => services.clock.now(),
      );
    if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
  }

  async function lateAt(monday: string | undefined) {
    services.clock.moveTo(monday ?? '');
    const late = (await services.get(ReportPublishingService).publishDue())?.revisions.late;
    const counted = (counts: boolean): string => (counts ? 'counts' : 'counts nowhere');
    return [
      late?.developments.map(({ what, counts }) => `${counted(counts)}: ${what}`).sort(),
      late?.promises.map(({ change, date }) => `${change} on ${date.from ?? 'no day'}`),
    ];
  }

  it('is told by the next report and by no later one, whether it counts in an index, opens a promise or neither', async () => {
    services.clock.moveTo('2026-11-20T10:00:00.000Z');
    await services.get(ReportPublishingService).publishDue();
    await takeIn(
      report('herald', VISIT, '2026-11-19T08:00:00Z'),
      report('daily', VISIT, '2026-11-19T09:00:00Z'),
    );
    await lateAt(MONDAYS[0]);
    services.clock.moveTo('2026-11-24T10:00:00.000Z');
    await takeIn(report('post', PURCHASE, '2026-11-21T08:00:00Z'));
    await storeRumour('2026-11-20');
    await partVisit();
    expect(await lateAt(MONDAYS[1])).toEqual([
      [`counts nowhere: ${RUMOUR}`, `counts: ${PURCHASE}`],
      ['opened on 2026-11-21'],
    ]);
    expect(await lateAt(MONDAYS[2])).toEqual([[], []]);
  });
});
