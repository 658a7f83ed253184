import { gapWords } from './mirror-gaps.js';

test('a gap says which side reports more, and how much of the exports that is', () => {
  expect(gapWords({ gap: 30_000_000, share: 0.1, currency: 'USD' })).toBe(
    'US$30 million more bought than sold (10% of the exports)',
  );
  expect(gapWords({ gap: -5_000_000, share: null, currency: 'USD' })).toBe(
    'US$5 million less bought than sold',
  );
  expect(gapWords({ gap: 0, share: 0, currency: 'USD' })).toBe('none');
});
