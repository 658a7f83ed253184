import { otherwiseWords, sourcesWords, unrevisedWords } from './revisions.js';

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

test('a figure revised since other sources are known says what it could and can be compared with', () => {
  const before = { comparableWeeks: 40, sourcesSince: null };
  const after = { comparableWeeks: 3, sourcesSince: '2026-W36' };
  expect(sourcesWords({ before, after })).toMatch(
    /then: 40; now: 3\. The sources, and what they usually bring, have been these since .*2026/,
  );
  expect(sourcesWords({ before: after, after: before })).toMatch(/then: 3; now: 40\.$/);
});
