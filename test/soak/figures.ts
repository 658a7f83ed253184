import type { Sample } from './run.js';
import { isFlat, trendOf, type Point } from './trend.js';

/** What is kept to do the work, not for the record: these must not grow once they are full. */
const WORK = [
  'fetch_log',
  'feed_state',
  'host_hold',
  'grouping_pending',
  'promise_pending',
  'session',
  'pgboss.job',
  'pgboss.archive',
];
/** Caches and logs fill in the first year and a tenth (the log of polls holds 400 days): lines are drawn through the rest. */
const FILLED_AFTER_YEARS = 1.1;
const MB = 1_048_576;

interface Figures {
  readonly lines: readonly string[];
  /** Whether everything that must be flat is. */
  readonly isFlat: boolean;
}

/** Says of each figure how it moves, and whether it is flat; of the tables of facts, what an article takes of each. */
export function figures(samples: readonly Sample[]): Figures {
  const last = samples.at(-1);
  if (last === undefined) return { lines: ['The run was too short to measure anything.'], isFlat: false };
  const isLong = last.year > 2 * FILLED_AFTER_YEARS;
  const shown = isLong ? samples.filter(({ year }) => year > FILLED_AFTER_YEARS) : samples;
  const points = (of: (sample: Sample) => number): readonly Point[] =>
    shown.map((sample) => ({ year: sample.year, value: of(sample) }));
  const judged = [
    judge(
      'a day of looks, processor, ms',
      points((sample) => sample.cpuMs),
    ),
    judge(
      'a day of looks, by the clock, ms',
      points((sample) => sample.wallMs),
    ),
    judge(
      'three pages read, ms',
      points((sample) => sample.readMs),
    ),
    judge(
      'resident memory, MB',
      points((sample) => sample.residentMb),
    ),
    judge(
      'heap in use, MB',
      points((sample) => sample.heapMb),
    ),
    ...WORK.map((table) =>
      judge(
        `${table}, MB`,
        points((sample) => bytesOf(sample, table) / MB),
      ),
    ),
  ];
  const scope = isLong
    ? `from year ${FILLED_AFTER_YEARS} on`
    : `of the whole run, which is too short for a verdict (${(2 * FILLED_AFTER_YEARS).toFixed(1)} years)`;
  const lines = [
    `Change per year as a share of the mean, 95 % interval, ${scope}:`,
    ...judged.map(({ line }) => line),
  ];
  return { lines: [...lines, ...facts(last)], isFlat: !isLong || judged.every(({ flat }) => flat) };
}

function judge(name: string, points: readonly Point[]): { readonly line: string; readonly flat: boolean } {
  const trend = trendOf(points);
  if (trend === null) return { line: `  ${name.padEnd(34)} empty or too few points`, flat: true };
  const flat = isFlat(trend);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const interval = `${percent(trend.low)} … ${percent(trend.high)}`;
  const moves = `mean ${trend.mean.toFixed(1)}, ${percent(trend.perYear)} (${interval})`;
  return { line: `  ${name.padEnd(34)} ${moves}: ${flat ? 'flat' : 'GROWS'}`, flat };
}

function bytesOf({ tables }: Sample, wanted: string): number {
  return tables.find(({ table }) => table === wanted)?.bytes ?? 0;
}

/** Tables of facts grow with what happens; told by what there is at the end. */
function facts({ tables, articles }: Sample): readonly string[] {
  const kept = tables.filter(({ table, rows }) => !WORK.includes(table) && rows > 1_000);
  const lines = [...kept]
    .sort((one, other) => other.bytes - one.bytes)
    .map(({ table, bytes, rows }) => {
      const size = `${(bytes / MB).toFixed(1)} MB`.padStart(10);
      return `  ${table.padEnd(24)} ${size}, ${rows} rows, ${(bytes / articles).toFixed(0)} bytes per article that came`;
    });
  return ['Facts, which are kept for good, at the end:', ...lines];
}
