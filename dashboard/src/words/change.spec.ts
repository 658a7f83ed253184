import reportEn from '../../../src/reports/data/words.en.json';
import reportRu from '../../../src/reports/data/words.ru.json';
import reportUr from '../../../src/reports/data/words.ur.json';
import russian from '../language/ru/words.json';
import urdu from '../language/ur/words.json';
import type { WeekChange } from '../service/changes.js';
import { againstUsualWords, changeWords, flagWords } from './change.js';

const tested: WeekChange = {
  week: '2026-W47',
  indicator: 'energy',
  state: 'ok',
  word: 'busy',
  n: 9,
  conflicts: 2,
  coverage: 1,
  comparableWeeks: 60,
  unlike: null,
  sourcesSince: null,
  test: {
    short: null,
    long: { referenceWeeks: 52, usual: 4.04, rateRatio: 2.2, low: 1.21, high: 3.94 },
    brought: 1,
    rateP: 0.002,
    usualConflictShare: 0.12,
    conflictRoseP: 0.4,
    conflictFellP: 0.7,
  },
};

test('a change is said with what happened, what is usual and how sure that is, never as a percentage', () => {
  const { short, long } = changeWords(tested);
  expect(short).toBe('Busier than usual');
  expect(long).toBe('9 developments where about 4.0 are usual, 1.2 to 3.9 times.');
  expect(long).not.toContain('%');
});

test('cooling is told by the share of conflict', () => {
  expect(changeWords({ ...tested, word: 'cooling', conflicts: 6 }).long).toMatch(
    /^6 of 9 developments were conflict, where 12% are usual;/,
  );
});

test('a week in which no change was shown still gives its figures', () => {
  expect(changeWords({ ...tested, word: 'none-shown' }).short).toBe('No change shown');
});

test.each([
  ['thin', 'Not enough evidence'],
  ['short-history', 'Not enough history'],
  ['partial', 'Week not over'],
  ['no-coverage', 'Feeds were down or just added: 30% coverage'],
] as const)('a week that is %s is not called unchanged', (state, short) => {
  expect(changeWords({ ...tested, state, word: null, test: null, coverage: 0.3 }).short).toBe(short);
});

test('a week that cannot be compared since its sources changed says since when, and how long it will take', () => {
  const changed = { ...tested, state: 'short-history', word: null, test: null } as const;
  const { short, long } = changeWords({ ...changed, comparableWeeks: 12, sourcesSince: '2026-W36' });
  expect(short).toBe('The sources changed');
  expect(long).toMatch(
    /^The sources, and what they usually bring, have been these since .*31 August.*: 12 of the 26 weeks needed are on record\.$/,
  );
});

test.each([
  ['tellers-down', 'The sources that tell most of this were down'],
  ['tellers-less', 'The sources that tell most of this brought far less than usual'],
  ['more-news', 'Far more of other news came than usual'],
] as const)(
  'a week that is compared with none for %s does not claim that the sources changed',
  (unlike, why) => {
    const week = { ...tested, state: 'short-history', word: null, test: null, unlike } as const;
    const words = changeWords({ ...week, comparableWeeks: 1, sourcesSince: '2026-W47' });
    expect(words).toEqual({ short: why, long: 'So this week is compared with no other.' });
  },
);

describe('what the same sources brought of other news', () => {
  const brought = (share: number, word: 'quiet' | 'none-shown'): string =>
    changeWords({ ...tested, word, test: tested.test && { ...tested.test, brought: share } }).long;

  test('stands beside a change, which holds beside it', () => {
    expect(brought(0.6, 'quiet')).toMatch(
      / The same sources brought 40% less of other news than usual; the change named here holds beside that\.$/,
    );
  });

  test('says what a change would have to hold beside where none is shown', () => {
    expect(brought(1.5, 'none-shown')).toMatch(
      / The same sources brought 50% more of other news than usual; a change would have to hold beside that\.$/,
    );
  });

  test('is not named where chance explains it', () => {
    expect(brought(1, 'quiet')).not.toContain('other news');
  });
});

test('a week before there were feeds is called unwatched, not read at 0 %', () => {
  const unwatched = { ...tested, state: 'no-coverage', word: null, test: null, coverage: null } as const;
  expect(changeWords(unwatched).short).toBe('Nobody watched this week');
});

test('a week that was seen in part says how much of it', () => {
  expect(changeWords({ ...tested, word: null, test: null, coverage: 0.63 }).short).toContain('63%');
});

test('a first names as much as is known of when the record begins', () => {
  const words = (recordBegins: string): string =>
    flagWords({
      kind: 'first-on-record',
      indicator: 'defence',
      eventType: 'AGREE',
      developmentId: 'x',
      recordBegins,
    });
  expect(words('1947-08-14')).toContain('since 14 August 1947, when its record begins');
  expect(words('1960')).toContain('since 1960, when its record begins');
});

describe('against the usual', () => {
  const untested = { ...tested, word: null, test: null };

  test('a tested change is unusual and says which way, one that is not shown claims nothing', () => {
    expect(againstUsualWords(tested)).toBe('Unusual. Busier than usual.');
    expect(againstUsualWords({ ...tested, word: 'none-shown' })).toBe('No change shown.');
  });

  test('what was not tested says why, and is not called usual', () => {
    expect(againstUsualWords({ ...untested, state: 'thin' })).toBe('Not tested. Not enough evidence.');
    expect(againstUsualWords({ ...untested, state: 'no-coverage', coverage: null })).toBe(
      'Not tested. Nobody watched this week.',
    );
    expect(againstUsualWords({ ...untested, state: 'no-coverage', coverage: 0 })).toBe(
      'Not tested. No feed could be read.',
    );
    expect(againstUsualWords(null)).toBe('Not tested.');
  });

  test.each([
    ['en', ['Unusual', 'No change shown', 'Not tested'], reportEn.phrases],
    ['ru', [russian.Unusual, russian['No change shown'], russian['Not tested']], reportRu.phrases],
    ['ur', [urdu.Unusual, urdu['No change shown'], urdu['Not tested']], reportUr.phrases],
  ] as const)('%s says it in the words of the weekly report', (_language, own, phrases) => {
    expect(own.map((words) => words.toLowerCase())).toEqual([
      phrases['usual:unusual'],
      phrases['usual:not-shown'],
      phrases['usual:not-tested'],
    ]);
  });
});
