import { weightWords } from './weight.js';

test('what only documents tell of has no bonus, and nobody is asked for the logarithm of 0', () => {
  expect(weightWords({ publishers: 0, weight: 1, confidence: 1 })).toBe(
    '1 = 1 (how sure) × 1 (told by documents only: no bonus).',
  );
});

test('one publisher brings no bonus either', () => {
  expect(weightWords({ publishers: 1, weight: 0.8, confidence: 0.8 })).toBe(
    '0.8 = 0.8 (how sure) × 1 (one independent publisher: no bonus).',
  );
});

test.each([
  [2, 0.7, 1.185],
  [40, 0.9, 2.7],
])('the arithmetic of %i publishers holds as it is written', (publishers, confidence, weight) => {
  const [product, sure, bonus] = [
    ...weightWords({ publishers, weight, confidence }).matchAll(/(\d+(?:\.\d+)?) (?:=|\(how|\(the)/g),
  ].map((found) => Number(found[1]));
  expect(product).toBeCloseTo((sure ?? 0) * (bonus ?? 0), 2);
  expect(bonus).toBeCloseTo(Math.min(3, 1 + Math.log(publishers)), 3);
});
