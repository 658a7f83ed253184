import { findAlarms } from '../../src/indicators/domain/alarms/find-alarms.js';
import type { CountedDevelopment } from '../../src/indicators/domain/counted-development.js';
import { developmentsByWeek } from '../../src/indicators/domain/developments-by-week.js';
import type { SourcesBySeries } from '../../src/indicators/domain/other-sources.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { weekChanges } from '../../src/indicators/domain/week-change.js';
import { seriesSteps } from '../../src/indicators/domain/weekly-series.js';
import type { IsoWeek } from '../../src/kernel/dates.js';

/** A world whose truth is known, as it was watched. */
export interface WatchedWorld {
  readonly developments: readonly CountedDevelopment[];
  readonly coverage: ReadonlyMap<IsoWeek, number>;
  readonly otherSources: SourcesBySeries;
  /** The weeks since what is tried. */
  readonly after: readonly IsoWeek[];
}

/** What worlds are said to have done in those weeks. */
interface SaidOnce {
  weeks: number;
  tested: number;
  changes: number;
  alarms: number;
}

/** Comparing only with weeks of the same sources, and with all weeks. */
export interface Said {
  readonly apart: SaidOnce;
  readonly together: SaidOnce;
}

export function nothingSaid(): Said {
  const nothing = (): SaidOnce => ({ weeks: 0, tested: 0, changes: 0, alarms: 0 });
  return { apart: nothing(), together: nothing() };
}

export function addSaid({ apart, together }: Said, world: WatchedWorld, parameters: IndexParameters): void {
  const { coverage, otherSources } = world;
  addOnce(apart, world, { coverage, otherSources }, parameters);
  addOnce(together, world, { coverage }, parameters);
}

function addOnce(
  said: SaidOnce,
  { developments, after }: WatchedWorld,
  watch: { readonly coverage: ReadonlyMap<IsoWeek, number>; readonly otherSources?: SourcesBySeries },
  parameters: IndexParameters,
): void {
  const steps = seriesSteps({ developments, ...watch, currentWeek: null, parameters });
  for (const week of after)
    for (const { word } of weekChanges(steps, week, parameters.change)) {
      said.weeks += 1;
      if (word === null) continue;
      said.tested += 1;
      if (word !== 'none-shown') said.changes += 1;
    }
  const raised = findAlarms(steps, developmentsByWeek(developments), parameters.alarms);
  said.alarms += raised.filter(({ week }) => after.includes(week)).length;
}

/** In words, of so many years of all series together. */
export function saidOf({ apart, together }: Said, years: number): string {
  const words = ({ weeks, tested, changes, alarms }: SaidOnce): string =>
    `a change named in ${percent(changes, tested)} of the ${percent(tested, weeks)} that are tested, ${(alarms / years).toFixed(2)} alarms a series and year`;
  return `${words(apart)}; comparing with all weeks: ${words(together)}`;
}

function percent(part: number, of: number): string {
  return of === 0 ? 'none' : `${((100 * part) / of).toFixed(2)} %`;
}
