import { loadReportMethod } from '../adapters/load-report-method.js';
import { bottomLine, type Judged } from './bottom-line.js';
import type { SeriesReport } from './report-figures.js';
import { aSeries, REPORT_SERIES } from './weekly-report.builder.js';

const method = loadReportMethod();
const well = { week: '2031-W19', state: 'ok', n: 6, coverage: 100 } as const;
const figure = { index: 30, low: 5, high: 52 };

const COUNTED = { counted: 6, ofSeveralPublishers: 6, alleged: 0, denied: 0, noIndex: 0 };
const NONE_COUNTED = { ...COUNTED, counted: 0, ofSeveralPublishers: 0 };

function judged(composite: Partial<SeriesReport> = {}, changes: Partial<Judged> = {}): Judged {
  const series = REPORT_SERIES.map((name) =>
    aSeries(name, name === 'composite' ? { thisWeek: { ...well, figure }, ...composite } : {}),
  );
  return {
    ...{ series, reported: 6, counts: COUNTED, referenceWeeks: 52, isOver: true, testedFromPercent: 90 },
    ...changes,
  };
}
const line = (given: Judged) => bottomLine(given, method);
const cooling = {
  word: 'cooling',
  test: { conflictShare: 60, usualConflictShare: 12, rateP: 0.4, conflictRoseP: 0.004, conflictFellP: 1 },
} as const;

describe('the bottom line', () => {
  it.each([
    ['no-data', judged({}, { series: [] })],
    [
      'no-coverage',
      judged({ thisWeek: { ...well, figure: null, state: 'no-coverage', n: 0, coverage: 20 } }),
    ],
    ['not-over', judged({ ...cooling }, { isOver: false })],
    ['changed', judged({ ...cooling })],
    ['empty-week', judged({ thisWeek: { ...well, figure, n: 0 } }, { reported: 0, counts: NONE_COUNTED })],
    [
      'none-counted',
      judged(
        { thisWeek: { ...well, figure, n: 0 } },
        { reported: 2, counts: { ...NONE_COUNTED, alleged: 1, noIndex: 1 } },
      ),
    ],
    ['not-tested', judged({ thisWeek: { ...well, figure, n: 0, coverage: 60 }, word: null })],
    ['thin', judged({ thisWeek: { ...well, figure: null, state: 'thin' }, word: null })],
    ['short-history', judged({ thisWeek: { ...well, figure, state: 'short-history' }, word: null })],
    ['no-change-shown', judged()],
  ])('is %s where that is all that can be said', (code, given) => {
    expect(line(given).code).toBe(code);
    expect(line(given).changes.length > 0).toBe(code === 'changed');
    expect(line(given).likelihood === 'not-shown').toBe(code !== 'changed');
  });

  it('says of a week that nobody watched that nothing was expected, not that nothing of it came', () => {
    const unwatched = line(
      judged({ thisWeek: { ...well, figure: null, state: 'no-coverage', coverage: null } }),
    );
    expect(unwatched).toMatchObject({ code: 'no-coverage', coverage: null, confidence: 'low' });
    expect(unwatched.grounds.find(({ code }) => code === 'coverage')).toMatchObject({
      met: false,
      found: null,
    });
    expect(line(judged({}, { series: [] })).coverage).toBeNull();
  });

  it('keeps what is reported apart from what counts, and says why the rest does not', () => {
    const counts = { ...COUNTED, alleged: 3, denied: 2, noIndex: 1 };
    expect(line(judged({}, { reported: 12, counts }))).toMatchObject({
      ...{ developments: 6, reported: 12, uncounted: { alleged: 3, denied: 2, noIndex: 1 } },
    });
  });

  it('counts the weeks to compare with also where nothing is tested, and the share of all that count', () => {
    const grounds = (given: Judged) =>
      new Map(line(given).grounds.map(({ code, found }) => [code, found] as const));
    const untested = judged({ ...{ longReference: null, word: null, test: null } }, { referenceWeeks: 19 });
    expect(grounds(untested).get('history')).toBe(19);
    const many = { ...COUNTED, counted: 300, ofSeveralPublishers: 45 };
    expect(grounds(judged({}, { counts: many })).get('several-publishers')).toBe(15);
    expect(grounds(judged({}, { counts: NONE_COUNTED })).get('several-publishers')).toBeNull();
  });

  it('says of a week that nobody saw no number of developments', () => {
    const unseen = { ...well, figure: null, state: 'no-coverage', n: null, coverage: null } as const;
    const told = line(judged({ thisWeek: unseen, conflicts: null }, { reported: 0, counts: NONE_COUNTED }));
    expect([told.developments, told.conflicts]).toEqual([null, null]);
    expect(told.grounds.find(({ code }) => code === 'developments')).toMatchObject({ found: null, asked: 5 });
  });

  it('names a side only where the whole band lies on it', () => {
    const side = (low: number, high: number) =>
      line(judged({ thisWeek: { ...well, figure: { index: (low + high) / 2, low, high } } })).side;
    expect([side(0.1, 9), side(-9, -0.1), side(0, 9), side(-9, 0)]).toEqual([
      'cooperation',
      'conflict',
      null,
      null,
    ]);
  });

  it('says likely of a change that stands, and very likely only below the bar of the alarms', () => {
    expect(line(judged({ ...cooling })).likelihood).toBe('very-likely');
    expect(line(judged({ ...cooling, test: { ...cooling.test, conflictRoseP: 0.005 } })).likelihood).toBe(
      'likely',
    );
    expect(line(judged({ word: 'busy', test: { ...cooling.test, rateP: 0.001 } })).likelihood).toBe(
      'very-likely',
    );
  });

  it('names the composite first, and a shift of conflict before one of volume', () => {
    const { series } = judged({ word: 'busy', test: cooling.test });
    const changed = series.map((one) =>
      one.indicator === 'trade'
        ? { ...one, word: 'quiet' as const }
        : one.indicator === 'energy'
          ? { ...one, word: 'cooling' as const }
          : one,
    );
    expect(line(judged({}, { series: changed })).changes.map(({ indicator }) => indicator)).toEqual([
      ...['composite', 'energy', 'trade'],
    ]);
  });

  it('is of high confidence on all grounds, moderate without one, low without two, coverage, or a test', () => {
    const counts = { ...COUNTED, ofSeveralPublishers: 2 };
    const confidence = (given: Judged) => line(given).confidence;
    expect(confidence(judged())).toBe('high');
    expect(confidence(judged({}, { counts }))).toBe('moderate');
    expect(confidence(judged({ thisWeek: { ...well, figure, n: 4 } }, { counts }))).toBe('low');
    expect(confidence(judged({ thisWeek: { ...well, figure, coverage: 89.9 } }))).toBe('low');
    expect(confidence(judged({}, { isOver: false }))).toBe('low');
  });
});
