import { afterKeys, nextStop } from './stops.js';

test('arrows move by one and stop at the ends', () => {
  expect(nextStop('ArrowRight', 0, 3)).toBe(1);
  expect(nextStop('ArrowRight', 2, 3)).toBe(2);
  expect(nextStop('ArrowLeft', 0, 3)).toBe(0);
});

test('the first arrow to the left starts at the newest point', () => {
  expect(nextStop('ArrowLeft', -1, 3)).toBe(2);
});

test('Home and End lead to the ends, other keys nowhere, and an empty chart has no stop', () => {
  expect(nextStop('End', 0, 3)).toBe(2);
  expect(nextStop('Home', 2, 3)).toBe(0);
  expect(nextStop('a', 1, 3)).toBeNull();
  expect(nextStop('ArrowRight', 0, 0)).toBeNull();
});

test('where time runs from the right, the left arrow leads on to the newer point', () => {
  expect(nextStop('ArrowLeft', 0, 3, true)).toBe(1);
  expect(nextStop('ArrowRight', 1, 3, true)).toBe(0);
  expect(nextStop('Home', 2, 3, true)).toBe(0);
});

test('keys pressed before there were points lead where they would have led one by one', () => {
  expect(afterKeys(['ArrowLeft', 'ArrowLeft', 'ArrowLeft'], -1, 5)).toBe(2);
  expect(afterKeys(['Home', 'ArrowRight', 'a'], -1, 5)).toBe(1);
  expect(afterKeys([], -1, 5)).toBe(-1);
});
