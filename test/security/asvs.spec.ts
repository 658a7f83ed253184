import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/build.js';

/** How many requirements of levels 1 and 2 each section has; they come before those of level 3. */
const REQUIREMENTS: Readonly<Record<string, number>> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 11,
  '6.3': 3,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.5': 5,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 4,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
};
const STATES = ['met', '**short**', 'operator', 'n/a'];

const text = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| \d+\.\d+/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\||\|$/g, '').trim()));

/** The numbers that a cell names: `7.2.1–7.2.4` four, `7.1.1, 7.1.3` two, `17.1.1–17.3.2` none, being a whole chapter. */
function numbersOf(cell: string): readonly string[] {
  return cell.split(', ').flatMap((part) => {
    const [first = '', last = first] = part.split('–');
    const [section, from, to] = [first.replace(/\.\d+$/, ''), numberOf(first), numberOf(last)];
    if (last.replace(/\.\d+$/, '') !== section) return [];
    return Array.from({ length: to - from + 1 }, (_, at) => `${section}.${String(from + at)}`);
  });
}

const numberOf = (number: string): number => Number(/\d+$/.exec(number)?.[0]);

test('each requirement of levels 1 and 2 stands there once, with a state and a test or a reason', () => {
  const wanted = Object.entries(REQUIREMENTS).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, at) => `${section}.${String(at + 1)}`),
  );
  const found = rows
    .flatMap(([numbers = '']) => numbersOf(numbers))
    .filter((number) => /^\d+\.\d+\.\d+$/.test(number));
  expect(found.toSorted()).toEqual(wanted.toSorted());
  expect(
    rows.filter(
      ([, what = '', state = '', reason = '']) => what === '' || !STATES.includes(state) || reason === '',
    ),
  ).toEqual([]);
});

test('every file that is named there is there', () => {
  const files = ['src', 'test', 'dashboard/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const named = [...text.matchAll(/`([\w./-]+\.(?:spec\.)?ts)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([]);
});
