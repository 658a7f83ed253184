import { Inject, Injectable } from '@nestjs/common';
import {
  isLive,
  kindOfChange,
  withRenamed,
  type ChangeKind,
  type DevelopmentChange,
  type KnownDevelopment,
} from '../developments/domain/development-change.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { countedDevelopment, type CountedDevelopment } from './domain/counted-development.js';
import {
  figureRevisions,
  type FigureRevision,
  type RevisionCause,
  type RevisionReasons,
} from './domain/revisions.js';
import { IndexCalculationService } from './index-calculation.service.js';
import { IndexSnapshotService } from './index-snapshot.service.js';
import type { WeekRange } from './indicators.service.js';

/** What a development did to a figure, and what happened to it. */
export interface TellingCause extends RevisionCause {
  readonly what: string;
  readonly kind: ChangeKind;
  readonly mergedInto: string | null;
}

export interface Revision extends Omit<FigureRevision, 'reasons'> {
  readonly reasons: () => TellingReasons;
}

export interface TellingReasons extends Omit<RevisionReasons, 'causes'> {
  readonly causes: readonly TellingCause[];
}

/** Which figures were given otherwise before, and why: both sides computed from the facts as of their instants. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly developments: DevelopmentsService,
    private readonly snapshots: IndexSnapshotService,
    private readonly calculation: IndexCalculationService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The revisions after `since` as known at `asOf` (null: now), by week and series. */
  async between(since: Date, asOf: Date | null, range: WeekRange): Promise<readonly Revision[]> {
    const until = asOf ?? this.clock.now();
    const [before, after, changed] = await Promise.all([
      this.snapshots.at(since),
      this.snapshots.at(until),
      this.developments.reader.changesBetween(since, until),
    ]);
    const changes = withRenamed(changed);
    const revisions = figureRevisions(
      { steps: before.numbers.steps, points: before.numbers.points(range) },
      { steps: after.numbers.steps, points: after.numbers.points(range) },
      changes.map(({ id, before: was, after: is }) => ({
        id,
        before: countedIn(was, id),
        after: countedIn(is, id),
      })),
      this.calculation.parameters,
    );
    const byId = new Map(changes.map((change) => [change.id, change]));
    return revisions.map(({ reasons, ...revision }) => ({
      ...revision,
      reasons: () => {
        const { causes, ...others } = reasons();
        return {
          ...others,
          causes: causes.flatMap((cause) => telling(cause, byId.get(cause.developmentId))),
        };
      },
    }));
  }
}

/** Under the id it has now: an earlier version may have had another. */
function countedIn(known: KnownDevelopment | null, id: string): CountedDevelopment | null {
  return known === null || !isLive(known) ? null : countedDevelopment({ ...known, id });
}

function telling(cause: RevisionCause, change: DevelopmentChange | undefined): TellingCause[] {
  if (change === undefined) return [];
  const { what, mergedInto } = change.after;
  return [{ ...cause, what, kind: kindOfChange(change), mergedInto }];
}
