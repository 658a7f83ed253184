import fc from 'fast-check';
import { weekNumber } from '../../kernel/iso-week.js';
import { expectedArticles, busyWeeks, lastBusyWeeks } from './expected-articles.js';
import { weekAfter } from './indicators.builder.js';
import { heardWeeks, valueIn, weeklyExpectations, weeklySums } from './weekly-past.js';

const FIRST = weekNumber(weekAfter(0));
const counts = fc
  .uniqueArray(fc.tuple(fc.nat(60), fc.nat(20)), { selector: ([week]) => week })
  .map((rows) => new Map(rows.map(([week, count]) => [weekAfter(week), count])));

describe('weekly counts looked up at once', () => {
  it('are summed between two weeks, both included', () => {
    const sums = weeklySums(
      busyWeeks(
        new Map([
          [weekAfter(5), 3],
          [weekAfter(2), 4],
          [weekAfter(9), 1],
        ]),
      ),
    );
    const between = (from: number, to: number): number => sums(FIRST + from, FIRST + to);
    expect([
      between(0, 1),
      between(2, 2),
      between(2, 5),
      between(3, 9),
      between(6, 8),
      between(5, 4),
      between(-Infinity, 20),
    ]).toEqual([0, 4, 7, 4, 0, 0, 8]);
    expect(weeklySums([])(0, 5_000)).toBe(0);
  });

  it('let expect in every week what the median of the last weeks with any says', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), (articles, weeks) => {
        const past = busyWeeks(articles);
        const [expected, last] = [weeklyExpectations(past, weeks), lastBusyWeeks(past, weeks)];
        for (let number = FIRST - 2; number < FIRST + 65; number += 1)
          expect(valueIn(expected, number)).toBe(expectedArticles(last(number)));
      }),
    );
  });

  it('are heard, from the first with any on, where any came or it answered', () => {
    const past = [2, 5, 6, 9].map((number) => ({ number, count: 3 }));
    const answered = [1, 2, 3, 5, 7, 9, 10].map((number) => ({ number }));
    const heard = heardWeeks(past, answered);
    expect(heard.map(({ number, count }) => [number, count])).toEqual([
      ...[
        [2, 3],
        [3, 0],
        [5, 3],
        [6, 3],
        [7, 0],
        [9, 3],
        [10, 0],
      ],
    ]);
    expect(heardWeeks([], answered)).toEqual([]);
    expect(heardWeeks(past, [])).toEqual(past);
  });
});
