import { knownAsOf, logPosition } from './replay-marks.js';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 6, 0, second));
const MARKS = [
  { at: at(0), position: logPosition('0/FFFFFFFF') },
  { at: at(2), position: logPosition('1/0') },
  { at: at(4), position: logPosition('1/A0') },
];

test('a replica knows what the primary knew at the newest mark that it has replayed', () => {
  expect(knownAsOf(MARKS, logPosition('1/0'))).toEqual(at(2));
  expect(knownAsOf(MARKS, logPosition('1/9F'))).toEqual(at(2));
  expect(knownAsOf(MARKS, logPosition('2/0'))).toEqual(at(4));
});

test('a replica that has replayed no mark is not said to know anything', () => {
  expect(knownAsOf(MARKS, logPosition('0/FFFFFFFE'))).toBeNull();
  expect(knownAsOf([], logPosition('2/0'))).toBeNull();
});

test.each(['', '16', '16/', 'x/1', '123456789/0'])('"%s" is no position', (text) => {
  expect(() => logPosition(text)).toThrow('is no position');
});
