/** Coverage a second time: days are looked at one by one, and everything is counted from the rows. */
import { DateTime } from 'luxon';
import type { Facts } from './plain-replay.js';
import { tellingsAt, type ToldBySeries } from './plain-tellings.js';
import { lnGamma, plainBrought, type PlainSmallFeed } from './plain-silence.js';

const REACHES_BACK_DAYS = 1;
const SILENT_FROM = 5;
const MEDIAN_WEEKS = 8;
const ARCHIVE_GAP_WEEKS = 26;
const DISPERSION = 2;
const SHORT_BY_CHANCE = 0.001;
const QUIETEST = 0.5;
export const LEAST_ARCHIVE_WEEKS = 3;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Luxon counts the days; each answer is kept, since thousands of reads ask for the same few. */
function kept(make: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

const after = kept((key) => {
  const [day = '', days = ''] = key.split(' ');
  return DateTime.fromISO(day, { zone: 'utc' })
    .plus({ days: Number(days) })
    .toFormat('yyyy-MM-dd');
});
export const plus = (day: string, days: number): string => after(`${day} ${days}`);
export const mondayOf = kept((day) =>
  DateTime.fromISO(day, { zone: 'utc' }).startOf('week').toFormat('yyyy-MM-dd'),
);
/** The ISO week of a Monday. */
export const weekOf = kept((monday) => DateTime.fromISO(monday, { zone: 'utc' }).toFormat("kkkk-'W'WW"));

export function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[half - 0.5]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export interface Source {
  /** What an archive calls the outlet; of a feed what one may call it, which in this world is its id. */
  readonly outlet: string;
  readonly isArchive: boolean;
  readonly isEnabled: (day: string) => boolean;
  readonly answered: ReadonlySet<string>;
  readonly articles: ReadonlyMap<string, number>;
  /** Those of them that report on a development. */
  readonly reports: ReadonlyMap<string, number>;
  /** By Monday. */
  readonly told: ReadonlyMap<string, ToldBySeries>;
  readonly wholeWeeks: ReadonlySet<string>;
  /** All outlets of a week or two as one, which is no outlet. */
  readonly isStrays?: boolean;
}

export function sourcesAt(facts: Facts, at: Date): Source[] {
  const known = <T extends { readonly at: Date }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.at <= at);
  const tellings = tellingsAt(facts, at);
  const feeds = [...new Set(known(facts.enablings).map((row) => row.feed_id))].map((id) => {
    const switched = known(facts.enablings).filter((row) => row.feed_id === id);
    const articles = new Map<string, number>();
    for (const row of known(facts.sightings).filter((one) => one.feed_id === id))
      articles.set(row.week, (articles.get(row.week) ?? 0) + 1);
    return {
      ...{ outlet: id, isArchive: false },
      isEnabled: (day: string): boolean =>
        // On a day's switching off it was still on, on a day's switching on already.
        (switched.filter((row) => dayOf(row.at) < day).at(-1)?.enabled ?? false) ||
        switched.some((row) => dayOf(row.at) === day && row.enabled),
      answered: new Set(
        known(facts.polls)
          .filter((row) => row.feed_id === id)
          .map((row) => dayOf(row.at)),
      ),
      articles,
      ...tellings.ofFeed(id),
      wholeWeeks: new Set<string>(),
    };
  });
  const outlets = [...new Set(known(facts.archives).map((row) => row.outlet))].map((outlet) => {
    const rows = known(facts.archives).filter((row) => row.outlet === outlet);
    const articles = new Map<string, number>();
    for (const row of rows) articles.set(row.week, (articles.get(row.week) ?? 0) + row.articles);
    return {
      ...{ outlet, isArchive: true },
      isEnabled: () => false,
      answered: new Set<string>(),
      articles,
      ...tellings.ofArchive(outlet),
      wholeWeeks: new Set(rows.map((row) => row.week)),
    };
  });
  return [...feeds, ...outlets];
}

/** Outlets of a week or two are one source together. */
export function straysOf(sources: readonly Source[]): Source[] {
  const strays = sources.filter((one) => one.isArchive && one.wholeWeeks.size < LEAST_ARCHIVE_WEEKS);
  const weeks = [...new Set(strays.flatMap(({ wholeWeeks }) => [...wholeWeeks]))];
  const sum = (of: (source: Source) => number | undefined): number =>
    strays.reduce((total, source) => total + (of(source) ?? 0), 0);
  const told = weeks.map((monday): [string, ToldBySeries] => {
    const names = strays.flatMap((source) => Object.keys(source.told.get(monday) ?? {}));
    return [
      monday,
      Object.fromEntries(names.map((name) => [name, sum((one) => one.told.get(monday)?.[name])])),
    ];
  });
  const empty = { isEnabled: () => false, answered: new Set<string>() };
  return [
    {
      ...{ outlet: '', isArchive: true, isStrays: true, ...empty },
      articles: new Map(weeks.map((monday) => [monday, sum((one) => one.articles.get(monday))])),
      reports: new Map(weeks.map((monday) => [monday, sum((one) => one.reports.get(monday))])),
      told: new Map(told.filter(([, series]) => Object.keys(series).length > 0)),
      wholeWeeks: new Set(weeks),
    },
  ];
}

export function expectedOf({ articles }: Source, monday: string): number | null {
  const past = [...articles]
    .filter(([week, n]) => week < monday && n > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return past.length === 0 ? null : middle(past.slice(-MEDIAN_WEEKS).map(([, n]) => n));
}

/** Whether the week lies inside an archive: it is named, or one shortly before and one after are. */
export function isInside(source: Source, monday: string): boolean {
  if (source.wholeWeeks.has(monday)) return true;
  const named = [...source.wholeWeeks].sort();
  const [last, next] = [named.filter((week) => week < monday).at(-1), named.find((week) => week > monday)];
  return last !== undefined && next !== undefined && next <= plus(last, 7 * (ARCHIVE_GAP_WEEKS + 1));
}

/** Whether the outlet is missed: its archive ended within half a year, another goes on, and no feed is polled. */
function isMissed(source: Source, monday: string, sources: readonly Source[]): boolean {
  const last = [...source.wholeWeeks]
    .filter((week) => week < monday)
    .sort()
    .at(-1);
  return (
    source.wholeWeeks.size >= LEAST_ARCHIVE_WEEKS &&
    last !== undefined &&
    monday <= plus(last, 7 * ARCHIVE_GAP_WEEKS) &&
    sources.some((other) => isInside(other, monday)) &&
    !sources.some((other) => daysFrom(monday).some(other.isEnabled))
  );
}

/** Whether an archive holds the week, or ought to. */
export function isArchived(source: Source, monday: string, sources: readonly Source[]): boolean {
  return isInside(source, monday) || isMissed(source, monday, sources);
}

const daysFrom = (monday: string): string[] => [0, 1, 2, 3, 4, 5, 6].map((i) => plus(monday, i));

/** The days that a source saw of a week that is over. */
function daysSeen(source: Source, monday: string, sources: readonly Source[]): number {
  if (source.wholeWeeks.size > 0) return isArchived(source, monday, sources) ? 7 : 0;
  return daysFrom(monday).filter((day) =>
    Array.from({ length: REACHES_BACK_DAYS + 1 }, (_, i) => plus(day, i)).some((later) =>
      source.answered.has(later),
    ),
  ).length;
}

export interface PlainRow {
  readonly source: Source;
  readonly expected: number | null;
  readonly due: number;
  readonly brought: number;
}

/** How much of what it should have brought each row has, in their order; the week is over. */
function sharesOf(rows: readonly PlainRow[], monday: string, sources: readonly Source[]): number[] {
  const small = rows.filter(({ due }) => due > 0 && due < SILENT_FROM);
  const some = rows.filter(({ due, brought }) => due > 0 && brought > 0);
  const sum = (of: (row: PlainRow) => number): number => some.reduce((total, row) => total + of(row), 0);
  const busyness = some.length === 0 ? 1 : sum(({ brought }) => brought) / sum(({ due }) => due);
  const together = plainBrought(
    small.map((row) => smallFeed(row, monday, sources)),
    busyness,
  );
  const all = rows.reduce((total, row) => total + row.due, 0);
  const came = rows.reduce((total, row) => total + (row.due > 0 ? row.brought : 0), 0);
  const isDry = isTooFew(came, QUIETEST * all);
  return rows.map((row) => {
    if (row.expected === null) return 1;
    const plain = row.due === 0 ? 1 : Math.min(1, row.brought / row.due);
    if (isDry) return plain;
    const place = small.indexOf(row);
    if (row.brought === 0) return place === -1 ? plain : together[place]!;
    return isTooFew(row.brought, row.due) ? plain : 1;
  });
}

/** Whether at most so many come by chance less than once in a thousand times: the chances of 0, 1, 2, … summed. */
function isTooFew(came: number, due: number): boolean {
  if (came >= due) return false;
  const shape = due / (DISPERSION - 1);
  let chance = 0;
  for (let n = 0; n <= came; n += 1)
    chance += Math.exp(
      lnGamma(n + shape) -
        lnGamma(n + 1) -
        lnGamma(shape) +
        n * Math.log(1 - 1 / DISPERSION) -
        shape * Math.log(DISPERSION),
    );
  return chance < SHORT_BY_CHANCE;
}

function smallFeed({ source, due }: PlainRow, monday: string, sources: readonly Source[]): PlainSmallFeed {
  const busy = [...source.articles].filter(([week, n]) => week < monday && n > 0).map(([week]) => week);
  const last = busy.sort().slice(-MEDIAN_WEEKS);
  let [all, empty] = [0, 0];
  for (let week = last[0]!; week < last.at(-1)!; week = plus(week, 7)) {
    const isEmpty = !last.includes(week);
    if (isEmpty && daysSeen(source, week, sources) === 0) continue;
    all += 1;
    if (isEmpty) empty += 1;
  }
  const weekBefore = (i: number): string => plus(monday, -7 * i);
  return {
    due,
    articles: (i) => source.articles.get(weekBefore(i)) ?? 0,
    daysSeen: (i) => daysSeen(source, weekBefore(i), sources),
    before: { all, empty },
  };
}

interface PlainWeek {
  /** Null where nothing was enabled. */
  readonly coverage: number | null;
  /** Of each source in the week the share of what it should have brought that came. */
  readonly came: ReadonlyMap<Source, number>;
  readonly rows: readonly PlainRow[];
}

/** How a week was watched. */
export function plainWeek(sources: readonly Source[], monday: string, today: string): PlainWeek {
  const days = daysFrom(monday);
  const running = mondayOf(today) === monday;
  const inWeek = sources
    .filter((source) => isArchived(source, monday, sources) || days.some(source.isEnabled))
    .map((source) => {
      const whole = isArchived(source, monday, sources);
      const saw = (day: string): boolean =>
        whole ||
        source.answered.has(day) ||
        Array.from({ length: REACHES_BACK_DAYS }, (_, i) => plus(day, i + 1)).some((later) =>
          source.answered.has(later),
        ) ||
        (running && day === today && source.answered.has(plus(day, -1)));
      const expected = expectedOf(source, monday);
      const due = ((expected ?? 0) * days.filter(saw).length) / 7;
      const brought = source.articles.get(monday) ?? 0;
      return { source, expected, due, brought, saw, whole };
    });
  const shares = running ? inWeek.map(() => 1) : sharesOf(inWeek, monday, sources);
  const rows = inWeek
    .map((row, i) => ({ ...row, share: shares[i]! }))
    // Neither quiet nor silent: it may as well be a gap of the archive.
    .filter(
      ({ whole, brought, due, share }) => !(whole && brought === 0 && due < SILENT_FROM && share === 1),
    );
  if (rows.length === 0) return { coverage: null, came: new Map(), rows };
  const known = rows.flatMap((row) => (row.expected === null ? [] : [row.expected]));
  const typical = known.length === 0 ? 1 : middle(known);
  const begun = days.filter((day) => !running || day <= today);
  let sum = 0;
  for (const day of begun) {
    const there = rows.filter((row) => row.whole || row.source.isEnabled(day));
    const all = there.reduce((total, row) => total + (row.expected ?? typical), 0);
    const seen = there
      .filter((row) => row.saw(day))
      .reduce((total, row) => total + row.share * (row.expected ?? typical), 0);
    if (all > 0) sum += seen / all;
  }
  const came = rows.map(({ source, whole, saw, share }): [Source, number] => {
    const own = days.filter((day) => whole || source.isEnabled(day));
    return [source, own.length === 0 ? 1 : (share * own.filter(saw).length) / own.length];
  });
  return { coverage: Math.min(1, sum / begun.length), came: new Map(came), rows };
}

/** Coverage as known at T, by Monday; null where nothing was enabled. */
export function coverageAt(facts: Facts, at: Date): Map<string, number | null> {
  const sources = sourcesAt(facts, at);
  const today = dayOf(at);
  const starts = [
    ...facts.enablings.filter((row) => row.at <= at && row.enabled).map((row) => mondayOf(dayOf(row.at))),
    ...sources.flatMap((source) => [...source.wholeWeeks]),
  ].sort();
  const coverage = new Map<string, number | null>();
  for (let monday = starts[0] ?? '9999-01-01'; monday <= mondayOf(today); monday = plus(monday, 7))
    coverage.set(monday, plainWeek(sources, monday, today).coverage);
  return coverage;
}
