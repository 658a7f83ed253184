import { isMeasureNamed, loadMeasurement, measuredValue } from './measured.js';

test('every figure that reports print has its words on the method page', async () => {
  const { accuracy } = await loadMeasurement();
  expect(accuracy.filter(({ code }) => !isMeasureNamed(code))).toEqual([]);
});

test('a share is written with its sign, an F1 with three decimals at most', () => {
  expect(measuredValue(95.1, 'percent')).toBe('95.1%');
  expect(measuredValue(0.956, 'f1')).toBe('0.956');
  expect(measuredValue(0.5, 'ratio')).toBe('0.5');
});
