/** What is said to one more read: it may, or when the next one may. */
export type Counted =
  { readonly kind: 'within' } | { readonly kind: 'over'; readonly ms: number; readonly isFirst: boolean };

const MINUTE_MS = 60_000;
/** More clients in one minute than this are counted together: memory stays bounded whoever comes. */
const MOST_CLIENTS = 50_000;
const OTHERS = 'others';

/** Counts the reads of each client by the minute of the clock. Kept in memory, for each instance by itself. */
export class ReadCounts {
  private minute = NaN;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly perMinute: number,
    private readonly mostClients = MOST_CLIENTS,
  ) {}

  /** Counts one more read at `now`, in milliseconds; `isFirst` of the first in the minute that is too many. */
  take(client: string, now: number): Counted {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.minute) this.counts.clear();
    this.minute = minute;
    const isNew = !this.counts.has(client) && this.counts.size >= this.mostClients;
    const counted = isNew ? OTHERS : client;
    const count = (this.counts.get(counted) ?? 0) + 1;
    this.counts.set(counted, count);
    if (count <= this.perMinute) return { kind: 'within' };
    return { kind: 'over', ms: (minute + 1) * MINUTE_MS - now, isFirst: count === this.perMinute + 1 };
  }
}
