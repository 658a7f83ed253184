import { boxStart } from './point-words.js';

test('a box stands after its point where there is room', () => {
  expect(boxStart(100, 200, 800)).toBe(112);
});

test('a box stands before its point where it would reach over the edge', () => {
  expect(boxStart(700, 200, 800)).toBe(700 - 12 - 200);
});

test('a box that fits on neither side stays within the plot', () => {
  expect(boxStart(150, 280, 300)).toBe(0);
  expect(boxStart(280, 300, 300)).toBe(0);
});
