import { anIndexPoint } from '../service/records.builder.js';
import { monthTrend, pointLines, standsAlone, trendSummary, weekTrend, yearTrend } from './trend.js';

test('a week that is missing is a gap, never zero', () => {
  const trend = weekTrend(
    [anIndexPoint({ week: '2026-W42' }), anIndexPoint({ week: '2026-W40' })],
    'trade',
    null,
  );
  expect(trend.points.map(({ index }) => index)).toEqual([20, null, 20]);
  expect(trend.points[1]?.remark).toBe('no record');
});

test('other series stay out of a line', () => {
  expect(weekTrend([anIndexPoint({ indicator: 'energy' })], 'trade', null).points).toEqual([]);
});

test('a week without coverage is a gap that says so', () => {
  const [point] = weekTrend(
    [anIndexPoint({ index: null, low: null, high: null, state: 'no-coverage' })],
    'trade',
    null,
  ).points;
  expect(point).toMatchObject({ index: null, remark: 'feeds were down', href: '/weeks/trade/2026-W40' });
});

test('a week that nobody watched does not blame the feeds', () => {
  const unwatched = { index: null, low: null, high: null, state: 'no-coverage', coverage: null } as const;
  const [point] = weekTrend([anIndexPoint(unwatched)], 'trade', null).points;
  expect(point?.remark).toBe('nobody watched');
});

test('a week that nobody could watch has no count, not one of 0', () => {
  const unseen = { index: null, low: null, high: null, state: 'no-coverage', coverage: null, n: 0 } as const;
  const [point] = weekTrend([anIndexPoint(unseen)], 'trade', null).points;
  expect(point && pointLines(point)).toEqual([
    'No index: nobody watched',
    'how many developments is not known',
  ]);
  const [seen] = weekTrend([anIndexPoint({ ...unseen, n: 2 })], 'trade', null).points;
  expect(seen && pointLines(seen)).toContain('2 developments');
});

test('the week that is not over is so whatever its state, in the line, the summary and the announcement', () => {
  const point = anIndexPoint({ week: '2026-W40', state: 'short-history' });
  const trend = weekTrend([anIndexPoint({ week: '2026-W39' }), point], 'trade', '2026-W40');
  expect(trend.points.map(({ partial }) => partial)).toEqual([false, true]);
  expect(trendSummary(trend)).toContain(', not over)');
  expect(trend.points.at(-1)?.remark).toBe('week not over, not enough history');
});

test('the line crosses from week 53 to week 1 without a gap', () => {
  const weeks = ['2026-W53', '2027-W01'];
  expect(
    weekTrend(
      weeks.map((week) => anIndexPoint({ week })),
      'trade',
      null,
    ).points,
  ).toHaveLength(2);
});

test('the running year is partial', () => {
  const flows = { cooperation: { words: 0, deeds: 0 }, conflict: { words: 0, deeds: 0 } };
  const point = { indicator: 'trade' as const, index: 1, low: 0, high: 2, n: 1, weight: 1, ...flows };
  const trend = yearTrend(
    [
      { ...point, year: 2026 },
      { ...point, year: 2025 },
    ],
    'trade',
    2026,
  );
  expect(trend.points.map(({ when, partial }) => [when, partial])).toEqual([
    ['2025', false],
    ['2026', true],
  ]);
});

test('a point between two gaps is drawn as a dot', () => {
  const points = weekTrend(
    ['2026-W40', '2026-W42', '2026-W44', '2026-W45'].map((week) => anIndexPoint({ week })),
    'trade',
    null,
  ).points;
  expect(points.map((_, at) => standsAlone(points, at))).toEqual([true, false, true, false, false, false]);
});

test('the summary names last, highest and lowest point and counts the gaps', () => {
  const points = [
    anIndexPoint({ week: '2026-W38', index: -10 }),
    anIndexPoint({ week: '2026-W39', index: null, state: 'thin' }),
    anIndexPoint({ week: '2026-W40', index: 30 }),
  ];
  const words = trendSummary(weekTrend(points, 'trade', null));
  expect(words).toContain('Last +30.0');
  expect(words).toContain('lowest −10.0');
  expect(words).toContain('1 of 3 periods have no figure');
});

test('an alarm is marked in the week that raised it and not again while it stands', () => {
  const alarms = ['count:conflict'];
  const points = weekTrend(
    [
      anIndexPoint({ week: '2026-W38' }),
      anIndexPoint({ week: '2026-W39', alarms }),
      anIndexPoint({ week: '2026-W40', alarms }),
    ],
    'trade',
    null,
  ).points;
  expect(points.map(({ raised }) => raised.length)).toEqual([0, 1, 0]);
});

test('a year opens to its arithmetic as a week does', () => {
  const flows = { cooperation: { words: 0, deeds: 0 }, conflict: { words: 0, deeds: 0 } };
  const year = {
    year: 1971,
    indicator: 'trade' as const,
    index: 1,
    low: 0,
    high: 2,
    n: 1,
    weight: 1,
    ...flows,
  };
  expect(yearTrend([year], 'trade', 2026).points[0]?.href).toBe('/years/trade/1971');
});

test('the event value has a line of its own scale, without a range, and says its band', () => {
  const values = ['2026-10', '2026-11'].map((month) => ({
    ...{ month, indicator: 'trade' as const, value: 3.25, band: 'good' as const, n: 2 },
  }));
  const trend = monthTrend([...values, { ...values[0]!, indicator: 'energy' }], 'trade', '2026-11');
  expect([trend.scale.end, trend.points.length]).toEqual([9, 2]);
  expect(trend.points.map((point) => pointLines(point, trend.scale))).toEqual([
    ['Event value +3.3', '2 developments', 'good'],
    ['Event value +3.3', '2 developments', 'good, month not over'],
  ]);
  expect(trendSummary(trend)).toMatch(/^Last \+3\.3 \(November 2026, not over\)\. Highest/);
});
