import { broughtShares, type DueFeed } from './brought-shares.js';
import { designParameters } from './indicators.builder.js';

const never = (): never => {
  throw new Error('Nobody asks for the past of a feed of which much is expected.');
};
const feed = (articles: number, due: number): DueFeed => ({ articles, due, past: never });
const shares = (...feeds: readonly DueFeed[]): readonly number[] => broughtShares(feeds, designParameters);
const several = (n: number, one: DueFeed): DueFeed[] => Array.from({ length: n }, () => one);

describe('what feeds brought of what was due', () => {
  it('is all of it where so few may come by chance', () => {
    expect(shares(feed(16, 16), feed(7, 16), feed(40, 16))).toEqual([1, 1, 1]);
  });

  it('is the share that came where so few come less than once in a thousand weeks', () => {
    expect(shares(feed(16, 16), feed(1, 16), feed(0, 16), feed(50, 100))).toEqual([1, 1 / 16, 0, 0.5]);
  });

  it('is the share that came of every feed where all together brought far less than half', () => {
    // Each for itself may bring 2 of 9 by chance; sixteen of them do not.
    expect(shares(feed(2, 9))).toEqual([1]);
    expect(shares(...several(16, feed(2, 9)))).toEqual(several(16, feed(0, 0)).map(() => 2 / 9));
  });

  it('is all of it in a quiet week that brings more than half of the usual news', () => {
    expect(shares(...several(16, feed(6, 10)))).toEqual(several(16, feed(0, 0)).map(() => 1));
  });

  it('is all of it before a feed ever had an article', () => {
    expect(shares({ articles: 0, due: null, past: never })).toEqual([1]);
  });
});
