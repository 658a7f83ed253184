import type { DataSource } from 'typeorm';
import { median, ratio, spread } from '../bench/figures.js';
import { FORM_RENDERER, type FormRenderer } from '../../src/reports/domain/report-form.js';
import { reportDue } from '../../src/reports/domain/report-time.js';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { aWeekOfNothing } from '../../src/reports/domain/report-weeks.builder.js';
import type { WeeklyReport } from '../../src/reports/domain/weekly-report.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { fillTenYears, thinFrom } from './ten-years.js';

const END = '2026-11-23T02:00:00.000Z';
const WEEK = '2026-W47';
const ROUNDS = 9;
const DUE = reportDue(WEEK, { at: { weekday: 1, hour: 6, minute: 0 }, zone: 'Asia/Karachi' });

/** What a report is made of, read as of its instant and nothing done with it; weekly sums are kept by the service. */
const INPUTS: readonly (readonly [string, readonly unknown[]])[] = [
  ['SELECT feed_id, enabled, recorded_at FROM feed_enabling WHERE recorded_at <= $1', [DUE]],
  ['SELECT feed_id, day FROM feed_answer_day WHERE first_at <= $1', [DUE]],
  [
    'SELECT feed_id, week, count(*)::int AS articles FROM sighting WHERE recorded_at <= $1 GROUP BY feed_id, week',
    [DUE],
  ],
  ['SELECT * FROM archive_week WHERE recorded_at <= $1', [DUE]],
  [
    `SELECT * FROM development_version WHERE recorded_at <= $1 AND (superseded_at IS NULL OR superseded_at > $1)
       AND date_from BETWEEN '2026-11-16' AND '2026-11-22' ORDER BY weight * abs(score) DESC LIMIT 100`,
    [DUE],
  ],
  [
    `SELECT * FROM development_version WHERE recorded_at > $1 AND recorded_at <= $2`,
    [new Date(DUE.getTime() - 7 * 86_400_000), DUE],
  ],
];

/** Before what the report's week can tell of: what it revised happened three weeks before. */
const THIN_FROM = '2026-10-19';

/**
 * What one report and its page cost a running service, with many developments and with few, and beside reading its
 * inputs by bare SQL and rendering the page of a week of nothing. With `isSameWeek` the week itself holds as much at every
 * size; without, as much more of it as of all.
 */
export async function cost(
  sizes: readonly number[],
  isSameWeek: boolean,
  print: (line: string) => void,
): Promise<void> {
  const costs: number[] = [];
  for (const size of sizes) {
    const services = await openStageServices();
    try {
      await fillTenYears(services.database.dataSource, size, new Date(END));
      const oneOf = Math.round(size / (sizes[0] ?? size));
      if (isSameWeek && oneOf > 1) await thinFrom(services.database.dataSource, THIN_FROM, oneOf);
      services.clock.moveTo(END);
      costs.push(await measure(services, size, print));
    } finally {
      await services.close();
    }
  }
  for (const [i, size] of sizes.entries())
    print(
      `${size} developments: ${ratio(costs[i] ?? NaN, costs[0] ?? NaN)} of what one costs with ${sizes[0] ?? 0}`,
    );
}

async function measure(
  services: StageServices,
  size: number,
  print: (line: string) => void,
): Promise<number> {
  const { dataSource } = services.database;
  // A running service has its weekly sums at hand.
  await services.get(IndicatorsService).weekly(null, { from: WEEK, to: WEEK });
  const [sql, empty, made]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    sql.push(await timed(() => bare(dataSource)));
    empty.push(await timed(() => render(services, aWeekOfNothing())));
    // Another instant each time, so that nothing is at hand from the round before.
    const asOf = new Date(DUE.getTime() - round * 1_000);
    made.push(await timed(() => page(services, asOf)));
  }
  const yardstick = median(sql) + median(empty);
  print(
    `${size} developments: bare SQL ${spread(sql)}, an empty page ${spread(empty)}; report and its page ${spread(made)}, ${ratio(median(made), yardstick)} of both`,
  );
  return median(made);
}

async function page(services: StageServices, asOf: Date): Promise<void> {
  await render(services, await services.get(ReportsService).make(WEEK, asOf, null));
}

async function render(services: StageServices, report: WeeklyReport): Promise<void> {
  const made = await services.get<FormRenderer>(FORM_RENDERER).render('html', report, 'en');
  if (!made.ok) throw new Error(made.reason);
}

async function bare(dataSource: DataSource): Promise<void> {
  await Promise.all(INPUTS.map(([text, parameters]) => dataSource.query<unknown>(text, [...parameters])));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
