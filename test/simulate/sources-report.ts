import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { SERIES } from '../../src/indicators/domain/counted-development.js';
import { keptCoverage } from '../../src/indicators/domain/kept-coverage.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { isoWeekOf } from '../../src/kernel/iso-week.js';
import { recordsOf } from './feed-world.js';
import { dayOf, happenings, PER_WEEK } from './quiet-world.js';
import type { Report } from './report.js';
import { addSaid, nothingSaid, saidOf, type WatchedWorld } from './said.js';

const WORLDS = 300;
/** Weeks before the sources change, and in all. */
const [CHANGE, WEEKS] = [60, 150];
const WEEKS_PER_YEAR = 52;
/** Probability that a source tells of a happening. */
const TELLS = 0.15;

/** How the sources change: the weeks in which each is one, the last not included. */
interface Kind {
  readonly name: string;
  readonly sources: readonly { readonly from: number; readonly to: number }[];
}

const always = (count: number): Kind['sources'] =>
  Array.from({ length: count }, () => ({ from: 0, to: WEEKS }));
const KINDS: readonly Kind[] = [
  { name: '3 become 24', sources: [...always(3), ...spans(21, () => [CHANGE, WEEKS])] },
  { name: '24 become 3', sources: [...always(3), ...spans(21, () => [0, CHANGE])] },
  {
    name: '10 give way to 10 others',
    sources: [...spans(10, () => [0, CHANGE]), ...spans(10, () => [CHANGE, WEEKS])],
  },
  { name: '12 become 13', sources: [...always(12), ...spans(1, () => [CHANGE, WEEKS])] },
  {
    name: '12 become 24, one every 4 weeks',
    sources: [...always(12), ...spans(12, (i) => [CHANGE + 4 * i, WEEKS])],
  },
];

function spans(count: number, of: (i: number) => readonly [number, number]): Kind['sources'] {
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = of(i);
    return { from, to };
  });
}

/**
 * Worlds in which nothing changes but who tells of it: how often a change is named and an alarm raised, with the weeks
 * that other sources watched left out of every comparison, and as it would be with all of them.
 */
export function sourcesReport({ print, scale }: Report, parameters: IndexParameters): void {
  const worlds = Math.max(10, Math.round(WORLDS * scale));
  const years = (worlds * SERIES.length * (WEEKS - CHANGE)) / WEEKS_PER_YEAR;
  for (const kind of KINDS) {
    const said = nothingSaid();
    for (let seed = 0; seed < worlds; seed += 1) addSaid(said, worldOf(kind, seed, parameters), parameters);
    print(`Sources, ${kind.name}, nothing else: ${saidOf(said, years)}`);
  }
}

function worldOf({ sources }: Kind, seed: number, parameters: IndexParameters): WatchedWorld {
  const random = mulberry32(90_000 + seed);
  const weeks = Array.from({ length: WEEKS }, (_, week) => isoWeekOf(dayOf(week)));
  const isThere = (source: number, week: number): boolean => {
    const { from = 0, to = 0 } = sources[source] ?? {};
    return from <= week && week < to;
  };
  const developments = weeks.flatMap((_, week) =>
    happenings({ perWeek: PER_WEEK, dispersion: 2, conflictShare: 0.2 }, week, random).filter(() =>
      sources.some((_source, place) => random() < TELLS && isThere(place, week)),
    ),
  );
  const world = { meanArticles: sources.map(() => 40), answersWhenDown: true, busyness: () => 1 };
  const statistics = recordsOf(
    { ...world, upDays: (feed, row) => (isThere(feed, row) ? 7 : 0) },
    weeks,
    random,
  );
  const feeds = statistics.feeds.map((feed, place) => ({
    ...feed,
    enabledFrom: dayOf(sources[place]?.from ?? 0),
    enabledTo: (sources[place]?.to ?? WEEKS) === WEEKS ? null : dayOf((sources[place]?.to ?? WEEKS) - 1, 6),
  }));
  const { byWeek, otherSources } = keptCoverage({ ...statistics, feeds }, dayOf(WEEKS), parameters);
  return { developments, coverage: byWeek, otherSources, after: weeks.slice(CHANGE) };
}
