import { changeWords } from './parts.js';

test.each([
  [{ relevant: true, score: 3 }, { relevant: true, score: 6 }, ['Score: +6 → +3']],
  [{ relevant: false }, { relevant: true }, ['A development: yes → no']],
  [{ relevant: true }, { relevant: true }, ['A development: yes, confirmed']],
  [
    { relevant: true, indicators: [] },
    { relevant: true, indicators: ['trade'] as const },
    ['Indicators: Trade → none'],
  ],
  [{ eventType: null }, { eventType: 'AID' as const }, ['Kind of act: Aid → none']],
])('%j on %j reads %j', (change, before, words) => {
  expect(changeWords({ change, before })).toEqual(words);
});
