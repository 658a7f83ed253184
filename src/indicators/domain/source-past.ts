import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { countedWeeks, orderedWeeks, type CountedWeeks, type OrderedWeeks } from './counted-weeks.js';
import { lastBusyWeeks, type BusyWeek } from './expected-articles.js';
import { sourceLevels, type LevelParameters, type SourceLevel } from './source-levels.js';
import { heardWeeks, valueIn, weeklyExpectations, weeklyMeans, type WeeklyValues } from './weekly-past.js';
import { toldWeeks, type ToldWeeks } from './told-weeks.js';
import type { WeekDays } from './week-days.js';

/** Figures of a source by week: articles, days on which it answered, articles that report, developments told. */
interface WeeklyFigures {
  readonly articles: ReadonlyMap<IsoWeek, number> | undefined;
  readonly answered: ReadonlyMap<IsoWeek, WeekDays> | undefined;
  readonly reports: ReadonlyMap<IsoWeek, number> | undefined;
  readonly told: ReadonlyMap<IsoWeek, ToldDevelopments> | undefined;
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

/** The figures of a source in order. */
interface FiguresInOrder {
  readonly articles: CountedWeeks;
  readonly answered: OrderedWeeks;
  readonly reports: CountedWeeks;
  readonly told: ToldWeeks;
}

/** What a source brought and told, ready to be asked about any week. */
export interface SourcePast extends WeeklyFigures, PastOfArticles {
  readonly inOrder: FiguresInOrder;
  /** By week the median of its last weeks before it in which it was heard, also those without an article. */
  readonly usual: WeeklyValues;
  /** The same, and the mean, of the articles that do not report on the relations. */
  readonly usualRest: WeeklyValues;
  readonly meanRest: WeeklyValues;
  /** Reports between two week numbers, both included. */
  readonly reportsBetween: (first: number, last: number) => number;
  readonly toldBetween: ToldWeeks['between'];
}

/** A source's figures reckoned; what `known` has of the same ones is kept, of others what lies before the week `from`. */
export function sourcePast(
  figures: WeeklyFigures,
  parameters: LevelParameters,
  known: SourcePast | undefined,
  from: number,
): SourcePast {
  const was = known?.inOrder;
  const inOrder: FiguresInOrder = {
    articles: countedWeeks(figures.articles, was?.articles, from),
    answered: orderedWeeks(figures.answered, was?.answered, from),
    reports: countedWeeks(figures.reports, was?.reports, from),
    told: toldWeeks(figures.told, was?.told, from),
  };
  const { articles, answered, reports, told } = inOrder;
  const isSameArticles = articles === was?.articles;
  const isSameUsual = isSameArticles && answered === was.answered && reports === was.reports;
  return {
    ...{ ...figures, inOrder, reportsBetween: reports.between, toldBetween: told.between },
    ...pastOfArticles(articles, parameters, isSameArticles ? known : undefined),
    ...usualOf(inOrder, parameters, isSameUsual ? known : undefined),
  };
}

function pastOfArticles(
  { weeks: busy, between }: CountedWeeks,
  parameters: LevelParameters,
  known: PastOfArticles | undefined,
): PastOfArticles {
  if (known !== undefined) {
    const { busyBefore, expectedIn, usualFrom, articlesBetween, levels } = known;
    return { busy, busyBefore, expectedIn, usualFrom, articlesBetween, levels };
  }
  const weeks = parameters.expectedArticlesWeeks;
  const expected = weeklyExpectations(busy, weeks);
  return {
    busy,
    busyBefore: lastBusyWeeks(busy, weeks),
    expectedIn: (number) => valueIn(expected, number),
    usualFrom: (busy[weeks - 1]?.number ?? Infinity) + 1,
    articlesBetween: between,
    levels: sourceLevels(busy, expected, parameters),
  };
}

type Usual = Pick<SourcePast, 'usual' | 'usualRest' | 'meanRest'>;

function usualOf(
  { articles, answered, reports }: FiguresInOrder,
  { expectedArticlesWeeks: weeks }: LevelParameters,
  known: Usual | undefined,
): Usual {
  if (known !== undefined) {
    const { usual, usualRest, meanRest } = known;
    return { usual, usualRest, meanRest };
  }
  const heard = heardWeeks(articles.weeks, answered.weeks);
  const rest = heard.map(({ number, count }) => ({
    number,
    count: Math.max(0, count - reports.between(number, number)),
  }));
  return {
    usual: weeklyExpectations(heard, weeks),
    usualRest: weeklyExpectations(rest, weeks),
    meanRest: weeklyMeans(rest, weeks),
  };
}
