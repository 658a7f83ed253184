import { Injectable } from '@nestjs/common';
import { DevelopmentsService } from '../developments/developments.service.js';
import type { LeftOut } from '../developments/domain/leave-out.js';
import { LeaveOutService } from '../developments/leave-out.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import type { IndexPoint, SeriesName } from './domain/index-point.js';
import { IndexCalculationService, type WeeklyNumbers } from './index-calculation.service.js';
import { IndexSnapshotService } from './index-snapshot.service.js';

/** What a point is asked to do without. */
export type LeftOutOf =
  | { readonly kind: 'publisher'; readonly publisher: string }
  | { readonly kind: 'development'; readonly id: string };

/** A point as it stands, and as it would be with something left out. */
export interface PointWithout {
  readonly point: IndexPoint;
  /** Null where nothing would be left to make the week of. */
  readonly without: IndexPoint | null;
  /** Developments that would be gone. */
  readonly gone: readonly string[];
  /** Developments that others report too, and that would weigh less or read otherwise. */
  readonly weakened: readonly string[];
}

/** The index without a source or a development: how much a figure hangs on one voice. */
@Injectable()
export class LeaveOutIndexService {
  constructor(
    private readonly developments: DevelopmentsService,
    private readonly leaveOut: LeaveOutService,
    private readonly snapshots: IndexSnapshotService,
    private readonly calculation: IndexCalculationService,
  ) {}

  /** The point with and without, as known at `asOf` (null: now); null where the series has no such week. */
  async point(
    of: { readonly week: IsoWeek; readonly indicator: SeriesName },
    leftOut: LeftOutOf,
    asOf: Date | null,
  ): Promise<PointWithout | null> {
    const [{ ledger, numbers, coverage, otherSources, currentWeek }, { dates, gone, weakened }] =
      await Promise.all([
        this.snapshots.at(asOf),
        leftOut.kind === 'publisher'
          ? this.leaveOut.publisher(leftOut.publisher, asOf)
          : this.development(leftOut.id, asOf),
      ]);
    const weaker = weakened.map(({ id }) => id);
    const change = { mark: null, ids: new Set([...gone, ...weaker]), dates, held: weakened };
    const left = this.calculation.changed(ledger, change);
    const without = this.calculation.weekly(left, { coverage, otherSources, currentWeek }, numbers.made);
    const point = pointIn(numbers, of);
    return point === null ? null : { point, without: pointIn(without, of), gone, weakened: weaker };
  }

  private async development(id: string, asOf: Date | null): Promise<LeftOut> {
    const found = await this.developments.reader.some([id], asOf);
    return { dates: found.map(({ date }) => date), gone: found.map((one) => one.id), weakened: [] };
  }
}

function pointIn(
  { points }: WeeklyNumbers,
  { week, indicator }: { readonly week: IsoWeek; readonly indicator: SeriesName },
): IndexPoint | null {
  return points({ from: week, to: week }).find((point) => point.indicator === indicator) ?? null;
}
