import fc from 'fast-check';
import { weekNumber } from '../../kernel/iso-week.js';
import { expectedArticles, busyWeeks, lastBusyWeeks } from './expected-articles.js';
import { weekAfter } from './indicators.builder.js';
import { weeklyExpectations, weeklySums } from './weekly-past.js';

const FIRST = weekNumber(weekAfter(0));
const counts = fc
  .uniqueArray(fc.tuple(fc.nat(60), fc.nat(20)), { selector: ([week]) => week })
  .map((rows) => new Map(rows.map(([week, count]) => [weekAfter(week), count])));

describe('weekly counts looked up at once', () => {
  it('are summed between two weeks, both included', () => {
    const sums = weeklySums(
      new Map([
        [weekAfter(5), 3],
        [weekAfter(2), 4],
        [weekAfter(9), 1],
      ]),
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
    expect(weeklySums(undefined)(0, 5_000)).toBe(0);
  });

  it('let expect in every week what the median of the last weeks with any says', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 9 }), (articles, weeks) => {
        const past = busyWeeks(articles);
        const [expected, last] = [weeklyExpectations(past, weeks), lastBusyWeeks(past, weeks)];
        for (let number = FIRST - 2; number < FIRST + 65; number += 1)
          expect(expected(number)).toBe(expectedArticles(last(number)));
      }),
    );
  });
});
