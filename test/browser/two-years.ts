import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const EVERY_DAYS = 5;
const FIRST_DAY = '2024-06-03';
const LAST_DAY = '2025-12-30';

const ORDINARY = [
  'Pakistan and Russia sign trade protocol in Islamabad',
  'Russia ships crude oil to Pakistan under government deal',
  'Pakistan and Russia begin joint military exercise',
  'Russian foreign minister arrives in Islamabad for talks',
];

/** What the archive tells last. */
export const NEWEST_TITLE = 'Pakistan and Russia begin joint military exercise';

/** The Monday of the week in which four quarrels break out at once. */
export const QUARREL_DAY = '2025-09-01';
export const QUARREL_WEEK = '2025-W36';
const QUARRELS = [
  'Russia bans rice imports from Pakistan',
  'Pakistan summons Russian ambassador in protest over remarks',
  'Russia suspends arms deliveries to Pakistan',
  'Russia expels two Pakistani diplomats',
];

const OUTLETS = ['Indus Courier', 'Karachi Post', 'Lahore Mirror'] as const;

function report(day: string, title: string, place: number): string {
  const publisher = OUTLETS[place % OUTLETS.length];
  const url = `https://archive.example/${day}-${place}`;
  return JSON.stringify({ ...{ id: url, publishedAt: day, publisher, language: 'en' }, title, url });
}

/**
 * A file of articles from June 2024 to the end of 2025: an ordinary act every five days, in turn of the four indicators,
 * and one week of quarrels in 2025. Remove it when it is imported.
 */
export function writeTwoYears(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'two-years-'));
  const days = (Date.parse(LAST_DAY) - Date.parse(FIRST_DAY)) / DAY_MS;
  const ordinary = Array.from({ length: Math.floor(days / EVERY_DAYS) }, (_, at) => {
    const day = new Date(Date.parse(FIRST_DAY) + at * EVERY_DAYS * DAY_MS).toISOString().slice(0, 10);
    return report(day, ORDINARY[at % ORDINARY.length] ?? '', at);
  });
  const quarrels = QUARRELS.map((title, at) => report(QUARREL_DAY, title, 1000 + at));
  const path = join(folder, 'two-years.jsonl');
  writeFileSync(path, `${[...ordinary, ...quarrels].join('\n')}\n`);
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
