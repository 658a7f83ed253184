import { broughtRatio, type NewsOfWeek } from './brought-ratio.js';
import { designParameters } from './indicators.builder.js';

const week = (number: number, feeds: number, changes: Partial<NewsOfWeek> = {}): NewsOfWeek => ({
  ...{ number, coverage: 1, news: { feeds, archives: null } },
  ...changes,
});
const steady = (weeks: number, feeds: number): NewsOfWeek[] =>
  Array.from({ length: weeks }, (_, number) => week(number, feeds));
const ratio = (own: NewsOfWeek, before: readonly NewsOfWeek[], others = NONE): number =>
  broughtRatio(own, before, others, designParameters);
const NONE: readonly { first: number; last: number }[] = [];

describe('what the same sources bring of other news', () => {
  it('is the share of the usual that came, and 1 where chance explains the difference', () => {
    expect(ratio(week(30, 50), steady(30, 100))).toBe(0.5);
    expect(ratio(week(30, 200), steady(30, 100))).toBe(2);
    expect(ratio(week(30, 108), steady(30, 100))).toBe(1);
  });

  it('is as if all had been seen, of weeks seen nearly whole', () => {
    expect(ratio(week(30, 50, { coverage: 0.5 }), steady(30, 100))).toBe(1);
    const outage = steady(30, 100).map((one, i) => (i % 2 === 0 ? one : week(i, 10, { coverage: 0.1 })));
    expect(ratio(week(30, 50), outage)).toBe(0.5);
  });

  it('is above 0 where none came, of feeds that are there all the same', () => {
    const beside = { feeds: 0, archives: 50 };
    for (const news of [{ feeds: 0, archives: null }, beside]) {
      expect(ratio(week(30, 0, { news }), steady(30, 100))).toBe(0.005);
      expect(ratio(week(30, 0, { news }), steady(30, 2))).toBe(1);
    }
    expect(ratio(week(30, 5), steady(30, 0))).toBe(1);
  });

  it('is 1 where too few weeks can be compared, or none brought such news', () => {
    expect(ratio(week(7, 50), steady(7, 100))).toBe(1);
    expect(ratio(week(30, 50), steady(30, 100), [{ first: 0, last: 24 }])).toBe(1);
    const archives = steady(30, 0).map((one) => ({ ...one, news: { feeds: null, archives: 300 } }));
    expect(ratio(week(30, 50), archives)).toBe(1);
  });

  it('looks at the last 52 weeks that can be compared', () => {
    const before = [...steady(60, 400), ...Array.from({ length: 52 }, (_, i) => week(60 + i, 100))];
    expect(ratio(week(112, 50), before)).toBe(0.5);
  });
});
