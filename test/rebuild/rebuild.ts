import { createHash } from 'node:crypto';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { weekNumber, weekOfNumber } from '../../src/kernel/iso-week.js';
import { FORM_RENDERER, type FormRenderer } from '../../src/reports/domain/report-form.js';
import { reportDue } from '../../src/reports/domain/report-time.js';
import type { WeeklyReport } from '../../src/reports/domain/weekly-report.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { strangeNumbers } from './numbers-in-text.js';

/** As a test opens the services, or a process of its own. */
export interface OpenServices {
  get<T>(service: (new (...args: never[]) => T) | symbol): T;
}

const TIME = { at: { weekday: 1, hour: 6, minute: 0 }, zone: 'Asia/Karachi' } as const;

export interface Rebuilt {
  readonly weeks: number;
  /** SHA-256 over the hashes of all reports, in order. */
  readonly digest: string;
  readonly faults: readonly string[];
  /** How many of each kind were drawn. */
  readonly arrows: ReadonlyMap<string, number>;
  readonly ms: readonly number[];
}

/** Makes the reports of so many weeks up to the last, each as of its own hour, and looks each of them through. */
export async function rebuild(
  services: OpenServices,
  { last, weeks, isChecked }: { readonly last: string; readonly weeks: number; readonly isChecked: boolean },
): Promise<Rebuilt> {
  const reports = services.get<ReportsService>(ReportsService);
  const hash = createHash('sha256');
  const [faults, ms]: [string[], number[]] = [[], []];
  const arrows = new Map<string, number>();
  for (let number = weekNumber(last) - weeks + 1; number <= weekNumber(last); number += 1) {
    const week = weekOfNumber(number);
    const since = performance.now();
    const report = await reports.make(week, reportDue(week, TIME), {
      number: 1,
      corrects: null,
      changes: [],
    });
    ms.push(performance.now() - since);
    hash.update(report.sha256);
    if (!isChecked) continue;
    for (const { arrow } of report.series)
      if (arrow !== null) arrows.set(arrow, (arrows.get(arrow) ?? 0) + 1);
    faults.push(...(await arrowFaults(services, report)), ...(await textFaults(services, report)));
  }
  return { weeks, digest: hash.digest('hex'), faults, arrows, ms };
}

const ARROWS = { cooling: 'down', warming: 'up', quiet: 'fewer', busy: 'more', 'none-shown': null } as const;

/** Holds each arrow to the change that the numbers themselves find as of the same instant. */
async function arrowFaults(services: OpenServices, { stamp, series }: WeeklyReport): Promise<string[]> {
  const indicators = services.get<IndicatorsService>(IndicatorsService);
  const { changes } = await indicators.changes(stamp.week, new Date(stamp.asOf));
  return changes.flatMap(({ indicator, word }) => {
    const shown = series.find((one) => one.indicator === indicator)?.arrow ?? null;
    const tested = word === null ? null : ARROWS[word];
    return shown === tested
      ? []
      : [`${stamp.week} ${indicator}: arrow ${String(shown)}, tested ${String(tested)}`];
  });
}

/** Looks up every number of the Markdown in the record. */
async function textFaults(services: OpenServices, report: WeeklyReport): Promise<string[]> {
  const renderer = services.get<FormRenderer>(FORM_RENDERER);
  const faults: string[] = [];
  for (const language of ['en', 'ru', 'ur'] as const) {
    const made = await renderer.render('md', report, language);
    if (!made.ok) return [];
    const strange = strangeNumbers(Buffer.from(made.bytes).toString(), JSON.stringify(report));
    if (strange.length > 0)
      faults.push(`${report.stamp.week} ${language}: ${strange.slice(0, 5).join(', ')} not in the record`);
  }
  return faults;
}
