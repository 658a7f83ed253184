import { cornersOf } from './legend-mark.js';

test('a mark that the style sheet cuts to a diamond has the diamond’s corners', () => {
  expect(cornersOf('polygon(50% 0px, 100% 50%, 50% 100%, 0px 50%)')).toEqual([
    [0.5, 0],
    [1, 0.5],
    [0.5, 1],
    [0, 0.5],
  ]);
});

test('a mark that is not cut has none', () => {
  expect(cornersOf('none')).toEqual([]);
});
