import {
  isLive,
  type DevelopmentChange,
  type KnownDevelopment,
} from '../../developments/domain/development-change.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { weekOfDay } from '../../indicators/domain/development-week.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import { weekOfNumber } from '../../kernel/iso-week.js';
import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import { byText } from './by-text.js';
import { canonicalJson } from './canonical-json.js';
import type { ReportedPromise } from './report-happenings.js';
import type { WeekDays } from './week-days.js';
import { isOverdue } from './week-promises.js';
import type { ReportContent } from './weekly-report.js';

/** What people decided about since a report was made: articles, developments and promises by id. */
export interface Touched {
  readonly articleIds: ReadonlySet<string>;
  readonly developmentIds: ReadonlySet<string>;
  readonly promiseIds: ReadonlySet<string>;
}

/** What came of people's decisions between two instants: developments known otherwise, and the promises decided about. */
export interface Decided {
  readonly developments: readonly DevelopmentChange[];
  readonly promiseIds: ReadonlySet<string>;
}

/** Those of the changes that people's decisions bear on: by id, by a report of theirs, or by what they were merged into. */
export function decidedOn(changes: readonly DevelopmentChange[], touched: Touched): Decided {
  const isTouched = ({ id, before, after }: DevelopmentChange): boolean =>
    touched.developmentIds.has(id) ||
    [...(before?.articleIds ?? []), ...after.articleIds].some((article) => touched.articleIds.has(article));
  const direct = new Set(changes.filter(isTouched).map(({ id }) => id));
  const into = new Set(changes.flatMap(({ id, after }) => (direct.has(id) ? (after.mergedInto ?? []) : [])));
  const isMerged = ({ before, after }: DevelopmentChange): boolean =>
    [before?.mergedInto, after.mergedInto].some((id) => typeof id === 'string' && direct.has(id));
  return {
    developments: changes.filter(
      (change) => direct.has(change.id) || into.has(change.id) || isMerged(change),
    ),
    promiseIds: touched.promiseIds,
  };
}

/** Whether a report of these days could say anything of what was decided: the cheap question, before it is made again. */
export function mayBearOn({ outlook }: ReportContent, { developments, promiseIds }: Decided): boolean {
  const days = developments.flatMap(({ before, after }) => [before?.date.from, after.date.from]);
  return promiseIds.size > 0 || days.some((day) => day === null || (day !== undefined && day <= outlook.to));
}

/** What was decided, with all promises that it bears on, and whether other ones of them are overdue at the week's end. */
export interface DecidedInAll extends Decided {
  readonly isOverdueOtherwise: boolean;
}

/** The promises that decisions bear on, as known at the report's instant and by now, with what was decided. */
export function withPromises(
  { developments, promiseIds }: Decided,
  {
    before,
    after,
  }: { readonly before: readonly DiplomaticPromise[]; readonly after: readonly DiplomaticPromise[] },
  week: WeekDays,
): DecidedInAll {
  const overdueOf = (promises: readonly DiplomaticPromise[]): string =>
    promises
      .filter((promise) => isOverdue(promise, week))
      .map(({ id }) => id)
      .sort(byText)
      .join(' ');
  return {
    developments,
    promiseIds: new Set([...promiseIds, ...[...before, ...after].map(({ id }) => id)]),
    isOverdueOtherwise: overdueOf(before) !== overdueOf(after),
  };
}

/**
 * Whether what was decided makes a report say something else: of a development or promise itself, in whatever section; of
 * the figures of the week in which a development counts (of the first charted, for an earlier one); in a flag or alarm of
 * its series; or in which developments the week has, or which promises were overdue at its end, listed or only counted.
 * What else became known in between does not answer it.
 */
export function isOtherwiseBy(decided: DecidedInAll, before: ReportContent, after: ReportContent): boolean {
  const ids = new Set(decided.developments.map(({ id }) => id));
  const differs = (part: (content: ReportContent) => unknown): boolean =>
    canonicalJson(part(before)) !== canonicalJson(part(after));
  if (differs((content) => entriesOn(content, ids, decided.promiseIds))) return true;
  if (countsOf(decided).some((counted) => isFigureOtherwise(counted, differs))) return true;
  if (decided.isOverdueOtherwise) return true;
  return (
    differs(({ developments }) => developments.notListed) &&
    decided.developments.some((change) => isInWeekOtherwise(change, before))
  );
}

/** Whether the week has a development that it had not, or has it no more. */
function isInWeekOtherwise({ before, after }: DevelopmentChange, { stamp }: ReportContent): boolean {
  const isIn = (known: KnownDevelopment | null): boolean => {
    const { from, precision } = known?.date ?? { from: null, precision: 'undated' };
    const isOfWeek = precision === 'day' && from !== null && from >= stamp.from && from <= stamp.to;
    return known !== null && isLive(known) && isOfWeek;
  };
  return isIn(before) !== isIn(after);
}

/** Everything that a report says of these developments and promises; ranks, which depend on others, aside. */
function entriesOn(
  { developments, flags, promises, alarms, revisions, outlook }: ReportContent,
  ids: ReadonlySet<string>,
  promiseIds: ReadonlySet<string>,
): unknown {
  const isOn = ({
    evidence,
  }: {
    readonly evidence: readonly { readonly developmentId: string }[];
  }): boolean => evidence.some(({ developmentId }) => ids.has(developmentId));
  const ofPromises = (list: readonly ReportedPromise[]): readonly ReportedPromise[] =>
    list.filter(
      ({ id, steps }) =>
        promiseIds.has(id) ||
        steps.some(({ developmentId }) => developmentId !== null && ids.has(developmentId)),
    );
  return {
    developments: developments.listed
      .filter(({ id }) => ids.has(id))
      .map((one) => ({ ...one, rank: 0, why: [], sources: one.sources.map(unnamed) })),
    flags: flags.filter(isOn),
    promises: [promises.opened, promises.moved, promises.overdue].map(ofPromises),
    alarms: alarms.filter(isOn),
    causes: revisions.figures.flatMap(({ week, indicator, causes }) =>
      causes
        .filter(({ developmentId, mergedInto }) => ids.has(developmentId) || ids.has(mergedInto ?? ''))
        .map((cause) => ({ week, indicator, cause })),
    ),
    late: {
      developments: (revisions.late?.developments ?? []).filter(({ id }) => ids.has(id)),
      promises: (revisions.late?.promises ?? []).filter(({ id }) => promiseIds.has(id)),
    },
    outlook: outlook.entries.filter(({ kind, id }) => (kind === 'due' ? promiseIds : ids).has(id)),
  };
}

/** That a source is called otherwise is nothing that people decided. */
function unnamed<T extends { readonly name?: string }>({ name: _, ...rest }: T): Omit<T, 'name'> {
  return rest;
}

/** A week in which a development counts, or did, and the series it counts in. */
interface CountedPlace {
  readonly week: string;
  readonly series: ReadonlySet<SeriesName>;
}

function countsOf({ developments }: Decided): readonly CountedPlace[] {
  return developments.filter(isReadOtherwise).flatMap(({ before, after }) =>
    [before, after].flatMap((known): CountedPlace[] => {
      const number = known === null || !isLive(known) ? null : weekOfDay(known.date);
      if (known === null || number === null) return [];
      const names: readonly string[] = known.topics.map(({ name }) => name);
      const series = SERIES.filter((name) => name === 'composite' || names.includes(name));
      return [{ week: weekOfNumber(number), series: new Set(series) }];
    }),
  );
}

/** Whether it counts otherwise: only then can it be the cause of another figure. */
function isReadOtherwise({ before, after }: DevelopmentChange): boolean {
  const [was, is] = [before, after].map((known) => {
    if (known === null || !isLive(known)) return 'does not count';
    const { date, topics, score, eventType, status, publishers } = known;
    return canonicalJson({ date, topics, score, eventType, status, publishers });
  });
  return was !== is;
}

function isFigureOtherwise(
  { week, series }: CountedPlace,
  differs: (part: (content: ReportContent) => unknown) => boolean,
): boolean {
  const isOf = ({ indicator }: { readonly indicator: SeriesName }): boolean => series.has(indicator);
  return differs(({ stamp, chart, flags, alarms }) => {
    if (week > stamp.week) return null;
    const first = chart[0]?.week ?? week;
    const charted = week < first ? first : week;
    return {
      // Not its intensity, which the mean of all the first weeks bears on.
      chart: chart
        .filter((point) => point.week === charted && isOf(point))
        .map((point) => ({ ...point, intensity: null })),
      flags: flags.filter(isOf),
      alarms: alarms.filter(isOf),
    };
  });
}
