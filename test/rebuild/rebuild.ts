import { createHash } from 'node:crypto';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { weekNumber, weekOfNumber } from '../../src/kernel/iso-week.js';
import { contradictions } from '../../src/reports/domain/contradictions.builder.js';
import { FORM_RENDERER, type FormRenderer } from '../../src/reports/domain/report-form.js';
import { reportDue } from '../../src/reports/domain/report-time.js';
import type { WeeklyReport } from '../../src/reports/domain/weekly-report.js';
import { ReportsService, type WantedForm } from '../../src/reports/reports.service.js';
import { strangeNumbers } from './numbers-in-text.js';

/** As a test opens the services, or a process of its own. */
export interface OpenServices {
  get<T>(service: (new (...args: never[]) => T) | symbol): T;
}

const WEEKS_BETWEEN_WORDS = 52;
const TIME = { at: { weekday: 1, hour: 6, minute: 0 }, zone: 'Asia/Karachi' } as const;

export interface Rebuilt {
  readonly weeks: number;
  /** SHA-256 over the records of all reports, their Markdown in three languages, and pages of some, in order. */
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
    // So that a run which is broken off after minutes tells how far it came.
    if (ms.length % WEEKS_BETWEEN_WORDS === 0) process.stderr.write(`${ms.length} of ${weeks} weeks made\n`);
    for (const text of await texts(services, report)) hash.update(text);
    if (!isChecked) continue;
    for (const { arrow } of report.series)
      if (arrow !== null) arrows.set(arrow, (arrows.get(arrow) ?? 0) + 1);
    faults.push(...(await arrowFaults(services, report)), ...(await textFaults(services, report)));
    faults.push(...contradictions(report).map((fault) => `${week}, ${fault}`));
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

const LANGUAGES = ['en', 'ru', 'ur'] as const;
/** A page costs more than all else of a report; that of every so many weeks is drawn, in each language in turn. */
const WEEKS_BETWEEN_PAGES = 4;

async function texts(services: OpenServices, report: WeeklyReport): Promise<readonly Uint8Array[]> {
  const made = [];
  for (const language of LANGUAGES) made.push(await formOf(services, report, { form: 'md', language }));
  const pages = weekNumber(report.stamp.week) / WEEKS_BETWEEN_PAGES;
  const language = LANGUAGES[pages % LANGUAGES.length];
  if (language !== undefined) made.push(await formOf(services, report, { form: 'html', language }));
  return made;
}

/** Looks up every number of the Markdown in the record. */
async function textFaults(services: OpenServices, report: WeeklyReport): Promise<string[]> {
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    const made = await formOf(services, report, { form: 'md', language });
    const strange = strangeNumbers(Buffer.from(made).toString(), JSON.stringify(report));
    if (strange.length > 0)
      faults.push(`${report.stamp.week} ${language}: ${strange.slice(0, 5).join(', ')} not in the record`);
  }
  return faults;
}

async function formOf(
  services: OpenServices,
  report: WeeklyReport,
  { form, language }: WantedForm,
): Promise<Uint8Array> {
  const made = await services.get<FormRenderer>(FORM_RENDERER).render(form, report, language);
  if (!made.ok) throw new Error(`${report.stamp.week}, ${form} in ${language}: ${made.reason}`);
  return made.bytes;
}
