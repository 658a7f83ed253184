import type { Clock } from '../../../src/kernel/clock.js';
import { ownExamples } from '../../eval/own-examples.js';

const STARTED_MS = Date.parse('2026-11-26T06:00:00Z');
/** Retries of minutes take seconds, the same in every process. */
const TIMES_AS_FAST = 120;

/** A clock that runs faster than ours, the same in every process of a run. */
export const FAST_CLOCK: Clock = {
  now: () => new Date(STARTED_MS + (Date.now() - STARTED_MS) * TIMES_AS_FAST - OFFSET_MS),
};

/** Keeps the fast clock near the day on which it starts. */
const OFFSET_MS = Number(process.env['KILL_RUN_OFFSET_MS'] ?? '0');

const TITLES = [
  'Pakistan and Russia sign agreement on supply of crude oil in Moscow',
  'Lavrov arrives in Islamabad for talks with Pakistani foreign minister',
  'Russia delivers four helicopters to Pakistan army',
  'Pakistan and Russia begin joint naval exercise in the Arabian Sea',
  'Russia sends flood relief aid to Pakistan by plane',
  'Russia and Pakistan railways sign memorandum on freight corridor',
  'Pakistan bans import of wheat from Russia',
  'Russia condemns Pakistan arrest of Russian diplomat',
  'Pakistan and Russia agree to build steel mill in Karachi',
  'Putin and Sharif speak by phone',
];

/** The title of an article of the run: of ten different acts first, then of the acts of our own labelled sentences. */
export function titleOf(number: number): string {
  return TITLES[number] ?? exampleTitles()[number - TITLES.length] ?? '';
}

let titles: readonly string[] | null = null;

/** About four in ten of them are developments of their own where all are published at once. */
function exampleTitles(): readonly string[] {
  titles ??= ownExamples()
    .filter(({ relevant, language, cluster }) => relevant && language === 'en' && cluster === null)
    .map(({ title }) => title);
  return titles;
}
