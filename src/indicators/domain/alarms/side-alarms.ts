import { confidenceIn } from '../counted-development.js';
import { developmentIn, type DevelopmentColumns } from '../development-columns.js';
import type { DevelopmentsByWeek } from '../developments-by-week.js';
import type { SeriesName } from '../index-point.js';
import type { AlarmParameters } from '../parameters.js';
import { alarmWords } from './alarm-words.js';
import type { Alarm, AlarmSide, Detector } from './alarm.js';
import { burstDetector } from './burst-detector.js';
import { countDetector } from './count-detector.js';
import { cusumDetector } from './cusum-detector.js';
import {
  shownReference,
  sidePast,
  standings,
  traceOf,
  type DetectorSteps,
  type SidePast,
  type Signal,
  type Standing,
  type Trace,
} from './detection.js';
import type { WatchedSeries, WatchedWeek } from './watched-week.js';

/** The detectors that look at weekly counts; a single event has no series. */
type SeriesDetector = Exclude<Detector, 'severe-event'>;

/** One side of one series. */
export interface Side {
  readonly indicator: SeriesName;
  readonly side: AlarmSide;
  readonly watched: WatchedSeries;
  readonly byWeek: DevelopmentsByWeek;
}

/** What a detector did, and the alarms that came of it by the signals that raised them. */
interface Detected<State> {
  readonly trace: Trace<State>;
  readonly standings: readonly Standing[];
  readonly raised: ReadonlyMap<Signal, Raised>;
}

interface Raised {
  /** The developments of the raising week. */
  readonly columns: DevelopmentColumns | undefined;
  readonly alarm: Alarm;
}

type StateOf<T> = T extends DetectorSteps<infer State> ? State : never;

/** What the three detectors found on one side of a series. */
export interface SideFinding {
  readonly past: SidePast;
  readonly count: Detected<StateOf<ReturnType<typeof countDetector>>>;
  readonly cusum: Detected<StateOf<ReturnType<typeof cusumDetector>>>;
  readonly burst: Detected<StateOf<ReturnType<typeof burstDetector>>>;
}

/** Lets the three detectors go over one side; where something was found before, over the weeks that are others. */
export function sideFinding(side: Side, parameters: AlarmParameters, before?: SideFinding): SideFinding {
  const { weeks } = side.watched;
  const { keptWeeks, keptCounts } = before === undefined ? NOTHING_KEPT : side.watched;
  const past = sidePast(weeks, side.side, keptWeeks, before?.past);
  const detect = <State>(
    detector: SeriesDetector,
    steps: DetectorSteps<State>,
    known: Detected<State> | undefined,
  ): Detected<State> => {
    // Only a burst is held against what all series brought.
    const kept = detector === 'burst' ? keptWeeks : keptCounts;
    const trace = traceOf(steps, weeks, kept, known?.trace);
    if (trace === known?.trace && hasSameEvidence(known.raised, side)) return known;
    const standing = standings(trace, kept, known?.standings);
    const raised = raisedBy(detector, standing, { side, parameters, known: known?.raised });
    return { trace, standings: standing, raised };
  };
  return {
    past,
    count: detect('count', countDetector(past, parameters.count), before?.count),
    cusum: detect('cusum', cusumDetector(past, parameters.cusum), before?.cusum),
    burst: detect('burst', burstDetector(past, parameters.burst), before?.burst),
  };
}

const NOTHING_KEPT = { keptWeeks: 0, keptCounts: 0 };

/** The alarms of one side. */
export function alarmsOf({ count, cusum, burst }: SideFinding): Alarm[] {
  return [count, cusum, burst].flatMap(({ raised }) => [...raised.values()].map(({ alarm }) => alarm));
}

/** Whether the developments of the weeks that raised the alarms are those that they name. */
function hasSameEvidence(raised: Detected<unknown>['raised'], { watched, byWeek }: Side): boolean {
  return [...raised].every(
    ([{ row }, { columns }]) => columns === byWeek.get(watched.weeks[row]?.number ?? Number.NaN),
  );
}

function raisedBy(
  detector: SeriesDetector,
  standing: readonly Standing[],
  given: {
    readonly side: Side;
    readonly parameters: AlarmParameters;
    readonly known: Detected<unknown>['raised'] | undefined;
  },
): Detected<unknown>['raised'] {
  const { side, parameters, known } = given;
  const { weeks } = side.watched;
  return new Map(
    standing.map((one) => {
      const columns = side.byWeek.get(weeks[one.raised.row]?.number ?? Number.NaN);
      const was = known?.get(one.raised);
      const alarm =
        was?.columns === columns && was !== undefined
          ? standingTo(was.alarm, one, weeks)
          : alarmOf(detector, one, side, parameters);
      return [one.raised, { columns, alarm }] as const;
    }),
  );
}

function standingTo(alarm: Alarm, standing: Standing, weeks: readonly WatchedWeek[]): Alarm {
  const span = spanOf(standing, weeks);
  const isSame = alarm.until === span.until && alarm.confirmedIn === span.confirmedIn;
  return isSame ? alarm : { ...alarm, ...span };
}

function spanOf(
  { raised, lastRow, isOpen }: Standing,
  weeks: readonly WatchedWeek[],
): Pick<Alarm, 'until' | 'confirmedIn'> {
  const confirmedIn = (weeks[lastRow] ?? weeks[raised.row])?.week ?? '';
  return { until: isOpen ? null : confirmedIn, confirmedIn };
}

function alarmOf(
  detector: SeriesDetector,
  standing: Standing,
  { indicator, side, watched: { weeks }, byWeek }: Side,
  parameters: AlarmParameters,
): Alarm {
  const { raised } = standing;
  const raisedIn = weeks[raised.row];
  if (raisedIn === undefined) throw new RangeError(`No watched week ${raised.row} in ${indicator}.`);
  const { week } = raisedIn;
  return {
    id: `${indicator}.${detector}.${side}.${week}`,
    ...{ indicator, detector, side, week },
    ...spanOf(standing, weeks),
    statistic: raised.statistic,
    threshold: thresholdOf(detector, parameters),
    parameters: { ...parameters[detector] },
    reference: shownReference(weeks, raised.reference, detector === 'burst' ? 1 : raisedIn.exposure),
    developmentIds: evidence(indicator, side, byWeek.get(raisedIn.number)),
    why: alarmWords(detector, side, raisedIn, raised.reference),
  };
}

function thresholdOf(detector: SeriesDetector, parameters: AlarmParameters): number {
  switch (detector) {
    case 'count':
      return parameters.count.raiseBelowP;
    case 'cusum':
      return parameters.cusum.threshold;
    case 'burst':
      return 0;
  }
}

function evidence(indicator: SeriesName, side: AlarmSide, columns: DevelopmentColumns | undefined): string[] {
  if (columns === undefined) return [];
  return columns.ids
    .filter((_, row) => {
      const score = columns.scores[row] ?? 0;
      const isOfSide = side === 'cooperation' ? score > 0 : score < 0;
      return isOfSide && confidenceIn(indicator, developmentIn(columns, row)) !== null;
    })
    .sort();
}
