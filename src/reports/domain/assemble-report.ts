import { dayNumber, dayOfNumber, weekNumber, weekOfNumber } from '../../kernel/iso-week.js';
import type { IsoWeek } from '../../kernel/dates.js';
import type { IndexParameters } from '../../indicators/domain/parameters.js';
import { RATE_INTERVAL_PERCENT } from '../../indicators/domain/rate-interval.js';
import { bottomLine } from './bottom-line.js';
import { rankedDevelopments } from './ranked-developments.js';
import type { ReportInput } from './report-input.js';
import type { ReportMethod } from './report-method.js';
import { percent } from './rounding.js';
import { chartPoints, seriesReports, wordsAndDeedsReports } from './series-reports.js';
import { reportCoverage } from './week-coverage.js';
import { reportPromises } from './week-promises.js';
import { reportRevisions } from './week-revisions.js';
import { outlook, reportAlarms, reportFlags } from './week-sections.js';
import type { MethodNote, ReportContent } from './weekly-report.js';

const DAYS_PER_WEEK = 7;

/** The weeks that are charted, the week itself last. */
export function chartedWeeks(
  week: IsoWeek,
  { chartWeeks }: ReportMethod,
): { readonly from: IsoWeek; readonly to: IsoWeek } {
  return { from: weekOfNumber(weekNumber(week) - chartWeeks + 1), to: week };
}

/** The days after the week that the outlook looks at, both included. */
export function daysAhead(
  lastDay: string,
  { outlookWeeks }: ReportMethod,
): { readonly from: string; readonly to: string } {
  const last = dayNumber(lastDay);
  return { from: dayOfNumber(last + 1), to: dayOfNumber(last + DAYS_PER_WEEK * outlookWeeks) };
}

/** The content of a report from all that is known of the week: the same input gives the same content. */
export function assembleReport(input: ReportInput): ReportContent {
  const { stamp, numbers, parameters, method } = input;
  const { week, from, to, asOf } = stamp;
  const series = seriesReports(week, numbers);
  const flags = reportFlags(numbers.flags, input);
  const alarms = reportAlarms(week, numbers.alarms, input);
  const promises = reportPromises(input, { from, to });
  const { first, all, counts } = input.developments;
  const listed = rankedDevelopments(
    first,
    { flags, alarms, promises },
    { longestText: method.most.characters, names: numbers.names },
  );
  return {
    schema: 1,
    stamp,
    bottomLine: bottomLine(
      {
        ...{ series, reported: all, counts, isOver: asOf.slice(0, 10) > to },
        referenceWeeks: numbers.referenceWeeks,
        testedFromPercent: percent(parameters.change.testedFromCoverage),
      },
      method,
    ),
    series,
    chart: series.length === 0 ? [] : chartPoints(numbers),
    developments: { listed, notListed: all - listed.length },
    flags,
    promises,
    wordsAndDeeds: series.length === 0 ? [] : wordsAndDeedsReports(week, numbers, method),
    alarms,
    revisions: reportRevisions(input, chartedWeeks(week, method)),
    outlook: outlook(input, daysAhead(to, method)),
    coverage: reportCoverage(week, numbers, { parameters, method }),
    method: methodNote(parameters, method),
  };
}

function methodNote(parameters: IndexParameters, method: ReportMethod): MethodNote {
  const { change, band } = parameters;
  return {
    parameters: {
      halfLifeWeeks: parameters.halfLifeWeeks,
      neutralScorePoints: parameters.neutralScorePoints,
      maxPublisherFactor: parameters.maxPublisherFactor,
      bandPercent: percent(band.level),
      rateIntervalPercent: RATE_INTERVAL_PERCENT,
      coverageFloorPercent: percent(parameters.coverageFloor),
      testedFromCoveragePercent: percent(change.testedFromCoverage),
      thinBelowDevelopments: parameters.thinBelowDevelopments,
      trailingWeeks: parameters.trailingWeeks,
      shortHistoryBelowWeeks: parameters.shortHistoryBelowWeeks,
      shortReferenceWeeks: change.shortReferenceWeeks,
      longReferenceWeeks: change.longReferenceWeeks,
      falseDiscoveryPercent: percent(change.falseDiscoveryRate),
      veryLikelyBelowP: method.bottomLine.veryLikelyBelowP,
    },
    accuracy: method.accuracy,
    measuredOn: method.accuracyMeasuredOn,
  };
}
