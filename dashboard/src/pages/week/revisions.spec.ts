import { otherwiseWords, unrevisedWords } from './revisions.js';

test('a figure that was not known, or never given, is not said to be as it was', () => {
  expect(unrevisedWords(null)).toContain('No figure of this week is known');
  expect(unrevisedWords({ index: null })).toContain('there is none now');
  expect(unrevisedWords({ index: 12 })).toBe('The figure is as it was when its week was over.');
});

test('what else than the index is given otherwise is named', () => {
  expect(otherwiseWords(['index'])).toBeNull();
  expect(otherwiseWords(['index', 'band'])).toBe('Other than before, too: the range.');
  expect(otherwiseWords(['developments', 'intensity'])).toBe(
    'The index is as it was. Other than before: the number of developments, the intensity.',
  );
});
