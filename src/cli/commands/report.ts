import { REPORT_FORMS } from '../../reports/domain/report-form.js';
import { FIRST_REPORTED_WEEK } from '../../reports/domain/week-days.js';
import { REPORT_LANGUAGES } from '../../reports/domain/weekly-report.js';
import { ReportsService, type ReportSource } from '../../reports/reports.service.js';
import { isIsoWeek, isoWeekOf, weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import { TrackerError } from '../../kernel/errors.js';
import { EXIT, textOption, UsageError, type Command, type Invocation } from '../command.js';
import { outputOption } from '../output.js';
import { asOfOption, wordOption } from '../values.js';
import { writeWhole } from '../whole-file.js';
import { withServices } from '../world.js';

export const reportCommand: Command = {
  operands: '',
  options: {
    week: { type: 'string', value: 'W', about: 'ISO week, e.g. 2026-W47 (default: the last that is over)' },
    format: { type: 'string', value: 'NAME', about: `${REPORT_FORMS.join(', ')} (default: md)` },
    language: { type: 'string', value: 'NAME', about: `${REPORT_LANGUAGES.join(', ')} (default: en)` },
    'as-of': { type: 'string', value: 'T', about: 'made of what was known at this instant' },
    edition: { type: 'string', value: 'N', about: 'a published edition (default: the newest)' },
    output: { type: 'string', value: 'FILE', about: 'write to FILE instead of stdout; whole or not at all' },
  },
  details: [
    'Gives the published report of the week, byte for byte as it was published; with --as-of, or where none is published,',
    'one made now of what was known at the instant; at that of a published edition it is the same to the byte.',
    'csv is a ZIP of CSV files, mail a whole message, ics a calendar.',
  ],
  run(invocation) {
    const wanted = wantedOf(invocation);
    return withServices(invocation.terminal, async (get, { clock }) => {
      const reports = get(ReportsService);
      const week = wanted.week ?? lastWeek(clock.now());
      const made = await reports.form(week, await sourceOf(reports, week, wanted), wanted);
      if (!made.ok) throw new TrackerError(made.reason, made.remedy);
      if (wanted.output === null) await invocation.terminal.out(made.bytes);
      else await writeWhole(wanted.output, made.bytes);
      return EXIT.done;
    });
  },
};

type Wanted = ReturnType<typeof wantedOf>;

function wantedOf(invocation: Invocation) {
  const week = textOption(invocation, 'week');
  if (week !== null && !(isIsoWeek(week) && week >= FIRST_REPORTED_WEEK))
    throw new UsageError(
      `--week "${week}": an ISO week such as 2026-W47 is allowed, from ${FIRST_REPORTED_WEEK} on`,
    );
  const edition = textOption(invocation, 'edition');
  if (edition !== null && !/^[1-9]\d{0,5}$/.test(edition))
    throw new UsageError(`--edition "${edition}": a whole number from 1 is allowed`);
  const asOf = asOfOption(invocation);
  if (asOf !== null && edition !== null)
    throw new UsageError('--as-of makes a report anew; --edition names a published one');
  const form = wordOption(invocation, 'format', REPORT_FORMS) ?? 'md';
  const language = wordOption(invocation, 'language', REPORT_LANGUAGES) ?? 'en';
  return {
    ...{ week, asOf, form, language, output: outputOption(invocation) },
    edition: edition === null ? null : Number(edition),
  };
}

function lastWeek(now: Date): string {
  return weekOfNumber(weekNumber(isoWeekOf(now.toISOString().slice(0, 10))) - 1);
}

async function sourceOf(
  reports: ReportsService,
  week: string,
  { asOf, edition }: Pick<Wanted, 'asOf' | 'edition'>,
): Promise<ReportSource> {
  const published = asOf === null ? await reports.edition(week, edition) : null;
  if (published !== null) return { kind: 'published', edition: published };
  if (edition !== null)
    throw new TrackerError(
      `The report of ${week} has no edition ${edition}.`,
      'Leave --edition out for the newest, or for one made now.',
    );
  const instant = reports.instant(asOf);
  if (reports.hasBegun(week, instant)) return { kind: 'on-demand', asOf: instant };
  throw new UsageError(
    `--week "${week}": a week that had begun at ${instant.toISOString()} is allowed; name an earlier one, or a later --as-of`,
  );
}
