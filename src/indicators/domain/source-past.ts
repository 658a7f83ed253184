import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { busyWeeks, lastBusyWeeks, type BusyWeek } from './expected-articles.js';
import { sourceLevels, type LevelParameters, type SourceLevel } from './source-levels.js';
import {
  heardWeeks,
  valueIn,
  weeklyExpectations,
  weeklyMeans,
  weeklySums,
  type WeeklyValues,
} from './weekly-past.js';
import type { WeekDays } from './week-days.js';

/** Figures of a source by week: articles, days on which it answered, articles that report, millionths of developments told. */
interface WeeklyFigures {
  readonly articles: ReadonlyMap<IsoWeek, number> | undefined;
  readonly answered: ReadonlyMap<IsoWeek, WeekDays> | undefined;
  readonly reports: ReadonlyMap<IsoWeek, number> | undefined;
  readonly told: ReadonlyMap<IsoWeek, number> | undefined;
}

/** What follows from a source's articles. */
interface PastOfArticles {
  /** Its weeks with articles, ascending. */
  readonly busy: readonly BusyWeek[];
  /** Its last weeks with articles before the week of that number, of which the expectation is made; ascending. */
  readonly busyBefore: (number: number) => readonly BusyWeek[];
  /** Articles expected in the week of that number; null up to the first week with any. */
  readonly expectedIn: (number: number) => number | null;
  /** Number of the week from which on an expectation is made of as many weeks as it can be; Infinity where none is. */
  readonly usualFrom: number;
  /** Articles between two week numbers, both included. */
  readonly articlesBetween: (first: number, last: number) => number;
  /** How much it brought a week, by when. */
  readonly levels: readonly SourceLevel[];
}

/** What a source brought and told, ready to be asked about any week. */
export interface SourcePast extends WeeklyFigures, PastOfArticles {
  /** Numbers of the weeks in which it answered, ascending. */
  readonly answeredIn: readonly number[];
  /** By week the median of its last weeks before it in which it was heard, also those without an article. */
  readonly usual: WeeklyValues;
  /** The same, and the mean, of the articles that do not report on the relations. */
  readonly usualRest: WeeklyValues;
  readonly meanRest: WeeklyValues;
  /** Reports between two week numbers, both included. */
  readonly reportsBetween: (first: number, last: number) => number;
  /** Developments told between two week numbers, both included; of one that others tell, too, its share. */
  readonly toldBetween: (first: number, last: number) => number;
}

/** A source's figures reckoned; what `known` has of the same ones is kept. */
export function sourcePast(
  figures: WeeklyFigures,
  parameters: LevelParameters,
  known: SourcePast | undefined,
): SourcePast {
  const { articles, answered, reports, told } = figures;
  const ofArticles = pastOfArticles(articles, parameters, known);
  const answeredIn =
    known !== undefined && known.answered === answered ? known.answeredIn : answeredWeeks(answered);
  const reportsBetween =
    known !== undefined && known.reports === reports ? known.reportsBetween : weeklySums(busyWeeks(reports));
  const toldBetween = known !== undefined && known.told === told ? known.toldBetween : toldSums(told);
  const isHeardSame = known?.busy === ofArticles.busy && known.answeredIn === answeredIn;
  const usual = isHeardSame && known.reportsBetween === reportsBetween ? known : null;
  return {
    ...{ ...figures, ...ofArticles, answeredIn, reportsBetween, toldBetween },
    ...(usual === null
      ? usualOf(heardWeeks(ofArticles.busy, answeredIn), reportsBetween, parameters)
      : { usual: usual.usual, usualRest: usual.usualRest, meanRest: usual.meanRest }),
  };
}

function pastOfArticles(
  articles: WeeklyFigures['articles'],
  parameters: LevelParameters,
  known: SourcePast | undefined,
): PastOfArticles {
  if (known !== undefined && known.articles === articles) {
    const { busy, busyBefore, expectedIn, usualFrom, articlesBetween, levels } = known;
    return { busy, busyBefore, expectedIn, usualFrom, articlesBetween, levels };
  }
  const busy = busyWeeks(articles);
  const weeks = parameters.expectedArticlesWeeks;
  const expected = weeklyExpectations(busy, weeks);
  return {
    busy,
    busyBefore: lastBusyWeeks(busy, weeks),
    expectedIn: (number) => valueIn(expected, number),
    usualFrom: (busy[weeks - 1]?.number ?? Infinity) + 1,
    articlesBetween: weeklySums(busy),
    levels: sourceLevels(busy, expected, parameters),
  };
}

function usualOf(
  heard: readonly BusyWeek[],
  reportsBetween: SourcePast['reportsBetween'],
  { expectedArticlesWeeks: weeks }: LevelParameters,
): Pick<SourcePast, 'usual' | 'usualRest' | 'meanRest'> {
  const rest = heard.map(({ number, count }) => ({
    number,
    count: Math.max(0, count - reportsBetween(number, number)),
  }));
  return {
    usual: weeklyExpectations(heard, weeks),
    usualRest: weeklyExpectations(rest, weeks),
    meanRest: weeklyMeans(rest, weeks),
  };
}

const MILLION = 1_000_000;

/** Millionths are summed, and parts of a whole only made of the sum: whole numbers lose nothing. */
function toldSums(told: WeeklyFigures['told']): SourcePast['toldBetween'] {
  const millionths = weeklySums(busyWeeks(told));
  return (first, last) => millionths(first, last) / MILLION;
}

function answeredWeeks(answered: WeeklyFigures['answered']): readonly number[] {
  return [...(answered ?? [])]
    .flatMap(([week, days]) => (days === 0 ? [] : [weekNumber(week)]))
    .sort((a, b) => a - b);
}
