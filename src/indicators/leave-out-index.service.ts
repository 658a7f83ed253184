import { Injectable } from '@nestjs/common';
import { DevelopmentsService } from '../developments/developments.service.js';
import { LeaveOutService } from '../developments/leave-out.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import type { IndexPoint, SeriesName } from './domain/index-point.js';
import { IndicatorsService } from './indicators.service.js';

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
    private readonly indicators: IndicatorsService,
  ) {}

  /** The point with and without, as known at `asOf` (null: now); null where the series has no such week. */
  async point(
    of: { readonly week: IsoWeek; readonly indicator: SeriesName },
    leftOut: LeftOutOf,
    asOf: Date | null,
  ): Promise<PointWithout | null> {
    const all = await this.developments.reader.all(asOf);
    const { gone, weakened } =
      leftOut.kind === 'publisher'
        ? await this.leaveOut.publisher(leftOut.publisher, all, asOf)
        : { gone: all.filter(({ id }) => id === leftOut.id).map(({ id }) => id), weakened: [] };
    const changed = new Map(weakened.map((development) => [development.id, development]));
    const left = all.filter(({ id }) => !gone.includes(id)).map((one) => changed.get(one.id) ?? one);
    const [point, without] = await Promise.all([
      this.indicators.pointOf(all, of, asOf),
      this.indicators.pointOf(left, of, asOf),
    ]);
    return point === null ? null : { point, without, gone, weakened: [...changed.keys()] };
  }
}
