/**
 * The index a second time, from replayed rows and coverage. It adds in the order that the tracker promises (each
 * week's parts from the smallest up, then one week after the other), so that its figures must be equal to the bit.
 */
import type { ComparedWeek } from './plain-sources.js';
import { mondayOf, plus, weekOf } from './plain-coverage.js';
import type { DevelopmentFact } from './plain-replay.js';

export interface PlainFigure {
  week: string;
  indicator: string;
  index: number | null;
  n: number;
  state: string;
  coverage: number | null;
}

const LAMBDA = Math.pow(2, -1 / 8);
const MATERIAL = new Set([
  'COOPERATE',
  'AID',
  'RETREAT',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

const sumUp = (values: number[]): number => [...values].sort((a, b) => a - b).reduce((a, b) => a + b, 0);

function weightIn(series: string, row: DevelopmentFact): number | null {
  const mine = row.indicators.filter(({ name }) =>
    series === 'composite' ? name !== 'other' : name === series,
  );
  if (mine.length === 0) return null;
  return (
    Math.max(...mine.map(({ confidence }) => confidence)) *
    Math.min(3, 1 + Math.log(Math.max(1, row.publishers)))
  );
}

/** How the weeks were watched, by Monday. */
export interface PlainWatch {
  readonly coverage: ReadonlyMap<string, number | null>;
  /** The Mondays before that cannot be compared with it. */
  /** By series and Monday. */
  readonly others: ReadonlyMap<string, ReadonlyMap<string, Pick<ComparedWeek, 'others'>>>;
}

/** Every week of every series as known when `rows` stood and the weeks were watched so. */
export function figuresOf(
  rows: DevelopmentFact[],
  { coverage, others }: PlainWatch,
  today: string,
): PlainFigure[] {
  const dated = rows
    .filter((row) => row.date_precision === 'day' && row.status !== 'alleged' && row.status !== 'denied')
    .map((row) => ({ row, monday: mondayOf(row.date_from!) }));
  const watched = [...coverage].filter(([, share]) => share !== null).map(([monday]) => monday);
  const first = [...dated.map(({ monday }) => monday), ...watched].sort()[0];
  if (first === undefined) return [];
  const mondays: string[] = [];
  for (let at = first; at <= mondayOf(today); at = plus(at, 7)) mondays.push(at);
  return ['trade', 'defence', 'energy', 'diplomacy', 'composite'].flatMap((series) => {
    const mine = dated.flatMap(({ row, monday }) => {
      const weight = weightIn(series, row);
      return weight === null ? [] : [{ row, monday, weight }];
    });
    return seriesFigures(series, mine, { mondays, coverage, others, today });
  });
}

function seriesFigures(
  series: string,
  mine: { row: DevelopmentFact; monday: string; weight: number }[],
  world: PlainWatch & { mondays: string[]; today: string },
): PlainFigure[] {
  const { mondays, coverage, others, today } = world;
  let [cw, cd, xw, xd, outage] = [0, 0, 0, 0, 0];
  const covered: string[] = [];
  const counts: number[] = [];
  return mondays.map((monday) => {
    const share = coverage.get(monday) ?? null;
    const isCovered = share !== null && share >= 0.5;
    const isOutage = share !== null && !isCovered;
    outage = isOutage ? outage + 1 : 0;
    if (isCovered) covered.push(monday);
    const decay = isOutage && outage <= 26 ? 1 : LAMBDA;
    const divisor = isCovered ? share : 1;
    const now = mine.filter((one) => one.monday === monday);
    const part = (sign: number, deeds: boolean): number =>
      sumUp(
        now
          .filter(({ row }) => row.score * sign > 0 && MATERIAL.has(row.event_type ?? '') === deeds)
          .map(({ row, weight }) => weight * Math.abs(row.score)),
      ) / divisor;
    cw = decay * cw + part(1, false);
    cd = decay * cd + part(1, true);
    xw = decay * xw + part(-1, false);
    xd = decay * xd + part(-1, true);
    counts.push(now.length);
    const trailing = counts.slice(-26).reduce((a, b) => a + b, 0);
    const state = !isCovered
      ? 'no-coverage'
      : trailing < 5
        ? 'thin'
        : covered.filter((one) => others.get(series)?.get(monday)?.others.includes(one) !== true).length < 26
          ? 'short-history'
          : mondayOf(today) === monday
            ? 'partial'
            : 'ok';
    const [c, x] = [cw + cd, xw + xd];
    return {
      week: weekOf(monday),
      indicator: series,
      index: state === 'no-coverage' || state === 'thin' ? null : (100 * (c - x)) / (c + x + 6),
      n: now.length,
      state,
      coverage: share ?? null,
    };
  });
}
