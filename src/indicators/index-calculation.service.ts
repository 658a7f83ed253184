import type { CountableDevelopment, DevelopmentChanges } from '../developments/domain/development-reader.js';
import { loadIndexParameters } from './adapters/load-parameters.js';
import type { Alarm } from './domain/alarms/alarm.js';
import { withAlarms } from './domain/alarms/alarms-in-series.js';
import { alarmFinding, alarmsStanding, type AlarmFinding } from './domain/alarms/find-alarms.js';
import { countedDevelopment, type CountedDevelopment } from './domain/counted-development.js';
import { weekOfDay } from './domain/development-week.js';
import { changedLedger, LedgerBuilder, ledgerOf, type IndexLedger } from './domain/index-ledger.js';
import type { IndexPoint } from './domain/index-point.js';
import { inputOfRecords, type DevelopmentRecord } from './domain/series-from-records.js';
import { spanOf, type WeekSpan } from './domain/timeline.js';
import {
  pointMaker,
  pointsOfSteps,
  seriesWeeks,
  stepsOfFlows,
  type MadeSteps,
  type PointMaker,
  type SeriesInput,
  type SeriesSteps,
  type WatchedInput,
} from './domain/weekly-series.js';

/** First and last week to hand back, or null. */
type WeeksWanted = Pick<SeriesInput, 'from' | 'to'>;

/** The weekly numbers of all series: what they are made of, the points, and the alarms found in them. */
export interface WeeklyNumbers {
  readonly steps: SeriesSteps;
  /** Found when first asked for. */
  readonly alarms: () => readonly Alarm[];
  readonly points: (wanted: WeeksWanted) => readonly IndexPoint[];
  readonly made: MadeNumbers;
}

/** What the next numbers can go on from. */
interface MadeNumbers extends MadeSteps {
  readonly frame: Frame;
  /** The last alarms found: these numbers' own, or those of earlier ones where nobody asked for these. */
  readonly finding: () => AlarmFinding | null;
  readonly maker: PointMaker;
}

/** What the weeks are made of: from when to when developments are dated, how well they were watched, and the clock. */
interface Frame extends WatchedInput {
  readonly span: WeekSpan | null;
}

/** Ranges whose points are kept for the next reader; pages ask for the same few. */
const MOST_RANGES_KEPT = 8;

/**
 * The index from given developments; needs no database.
 * It has no dependencies, so it needs no decorator, and commands start without loading Nest.
 */
export class IndexCalculationService {
  readonly parameters = loadIndexParameters();

  /** What the weekly numbers are read from. */
  ledger(developments: Iterable<CountedDevelopment>): IndexLedger {
    return ledgerOf(developments, this.parameters.maxPublisherFactor);
  }

  /** A ledger in the making, for developments that come batch by batch. */
  ledgerOfBatches(): {
    readonly take: (batch: readonly CountableDevelopment[]) => void;
    readonly ledger: () => IndexLedger;
  } {
    const builder = new LedgerBuilder();
    return {
      take: (batch) => {
        for (const one of batch) {
          const development = countedDevelopment(one);
          if (development !== null) builder.add(development);
        }
      },
      ledger: () => builder.build(this.parameters.maxPublisherFactor),
    };
  }

  /** The ledger with what became of some developments. */
  changed(ledger: IndexLedger, { ids, dates, held }: DevelopmentChanges): IndexLedger {
    const weeks = new Set(dates.map(weekOfDay).filter((week) => week !== null));
    return changedLedger(ledger, { ids, weeks, counted: counted(held) }, this.parameters.maxPublisherFactor);
  }

  /**
   * The weekly numbers of a ledger under the coverage of its weeks. Where others were made of an earlier state of it,
   * only the weeks from the first changed one on are made anew; the numbers are the same to the bit.
   */
  weekly(ledger: IndexLedger, input: WatchedInput, before: MadeNumbers | null = null): WeeklyNumbers {
    const { parameters } = this;
    const frame = { ...input, span: spanOf(ledger.byWeek.keys()) };
    const weeks =
      before !== null && isSameFrame(frame, before.frame)
        ? before.weeks
        : seriesWeeks(frame.span, input, parameters, before?.weeks);
    const steps = stepsOfFlows(weeks, ledger.flows, parameters, before ?? undefined);
    const maker = before?.maker ?? pointMaker(parameters);
    // Taken out of `before` at once, which would otherwise be held, and with it the one before it, without end.
    const earlier = before?.finding() ?? null;
    let finding: AlarmFinding | null = null;
    const found = (): AlarmFinding =>
      (finding ??= alarmFinding(steps, ledger.byWeek, parameters.alarms, earlier));
    let all: readonly Alarm[] | null = null;
    const alarms = (): readonly Alarm[] => (all ??= alarmsStanding(found()));
    const points = keptByRange((wanted) => {
      const plain = pointsOfSteps(steps, { ...wanted, parameters }, maker);
      return withAlarms(plain, alarmsStanding(found(), plain[0]?.week, plain.at(-1)?.week));
    });
    const { flows } = ledger;
    const made = { frame, weeks, flows, steps, finding: () => finding ?? earlier, maker };
    return { steps, alarms, points, made };
  }

  /** The weekly index of loose records, coverage taken as full. */
  ofRecords(records: readonly DevelopmentRecord[]): readonly IndexPoint[] {
    const { developments, coverage } = inputOfRecords(records);
    return this.weekly(this.ledger(developments), { coverage, currentWeek: null }).points({});
  }
}

/** What is the same object is the same coverage, and the same sources: neither is ever changed in place. */
function isSameFrame(a: Frame, b: Frame): boolean {
  const isSameSpan = a.span?.first === b.span?.first && a.span?.last === b.span?.last;
  const isSameWatch = a.coverage === b.coverage && a.otherSources === b.otherSources;
  return isSameSpan && isSameWatch && a.currentWeek === b.currentWeek;
}

function keptByRange(make: WeeklyNumbers['points']): WeeklyNumbers['points'] {
  const made = new Map<string, readonly IndexPoint[]>();
  return (wanted) => {
    const key = `${wanted.from ?? ''} ${wanted.to ?? ''}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = make(wanted);
    if (made.size >= MOST_RANGES_KEPT) made.clear();
    made.set(key, fresh);
    return fresh;
  };
}

/** Those of the developments that count. */
function counted(developments: readonly CountableDevelopment[]): CountedDevelopment[] {
  return developments.map(countedDevelopment).filter((one) => one !== null);
}
