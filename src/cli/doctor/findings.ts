import type { FeedListing } from '../../feeds/domain/feed-listing.js';

/** Feeds that fail are named up to this many; the rest is on the page of feeds. */
const FEEDS_NAMED = 10;
/** Under this the database soon cannot write: its log alone may take a gigabyte. */
const LEAST_FREE_BYTES = 2_000_000_000;
const GIGABYTE = 1e9;
/** Clocks that a time service keeps differ by far less. */
const MOST_CLOCK_MS = 5_000;
const MS_PER_SECOND = 1_000;

/** What is wrong with the feeds; where all fail at once the cause is not theirs. */
export function feedFindings(feeds: readonly FeedListing[]): readonly string[] {
  const asked = feeds.filter((feed) => feed.enabled);
  const failing = asked.filter((feed) => feed.problem !== null);
  const named = failing
    .slice(0, FEEDS_NAMED)
    .map((feed) => `feed ${feed.id}: ${feed.problem?.message ?? ''} ${feed.problem?.remedy ?? ''}`);
  const more = failing.length - named.length;
  const rest = more > 0 ? [`and ${more} more feeds; the dashboard's page of feeds lists them`] : [];
  const isAll = asked.length > 1 && failing.length === asked.length;
  const all = isAll
    ? [
        `All ${asked.length} feeds fail, so the cause is most likely here and not theirs. Check this machine's network, name service, proxy and clock.`,
      ]
    : [];
  return [...all, ...named, ...rest];
}

/** What is wrong with the room that is left on the disk of a folder, in bytes. */
export function diskFindings(folder: string, freeBytes: number): readonly string[] {
  if (freeBytes >= LEAST_FREE_BYTES) return [];
  return [
    `Only ${(freeBytes / GIGABYTE).toFixed(1)} GB are free where ${folder} lies; the database stops when it is full. Make room, or move DATA_DIR to a larger disk.`,
  ];
}

/** Instants that should fit each other. */
export interface Clocks {
  readonly here: Date;
  /** The database server's. */
  readonly database: Date;
  /** When the newest fact was recorded; null before the first. */
  readonly newestFact: Date | null;
}

/** What is wrong with the clocks. */
export function clockFindings({ here, database, newestFact }: Clocks): readonly string[] {
  const apartMs = Math.abs(here.getTime() - database.getTime());
  const aheadMs = (newestFact?.getTime() ?? 0) - here.getTime();
  const set = 'Have a time service (chrony, systemd-timesyncd) set the clock.';
  return [
    ...(apartMs > MOST_CLOCK_MS
      ? [`This machine's clock and the database's are ${seconds(apartMs)} apart. ${set}`]
      : []),
    ...(aheadMs > MOST_CLOCK_MS
      ? [
          `The newest fact was recorded ${seconds(aheadMs)} after now: this machine's clock is behind, or was ahead before. ${set}`,
        ]
      : []),
  ];
}

function seconds(ms: number): string {
  return `${Math.round(ms / MS_PER_SECOND)} s`;
}

/** What is wrong with a schema that names these migrations where this version knows those. */
export function schemaFindings(stored: readonly string[], known: readonly string[]): readonly string[] {
  const foreign = stored.filter((name) => !known.includes(name));
  if (foreign.length === 0) return [];
  return [
    `The database was brought up to date by a newer version of the tracker (${foreign.join(', ')}). Install that version, or restore a backup made before it.`,
  ];
}
