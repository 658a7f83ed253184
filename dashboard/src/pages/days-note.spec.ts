import { noDays } from './days-note.js';

test('days of the address that are none are named, so that it can be said; an empty one is not given', () => {
  const none = (text: string) => noDays(new URLSearchParams(text));
  expect(none('from=2026-02-30&to=soon')).toEqual(['from', 'to']);
  expect(none('from=2026-02-28&to=soon&compare=x')).toEqual(['to']);
  expect(none('from=&to=2026-02-28')).toEqual([]);
});
