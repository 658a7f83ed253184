import { noteWords } from './notes.js';

test('a named rule is said in words, a person’s note stays', () => {
  expect(noteWords('rule: before-publication. It includes projects in the north.')).toBe(
    'Date: it was so by the time the document was published. It includes projects in the north.',
  );
});

test('several rules, with arguments and documents, make one sentence', () => {
  expect(noteWords('rule: named-event(a..b); rule(002): same-happening')).toBe(
    'Date: the date is bounded by an event of general history that the lines name; another citation dates the same happening (document 002).',
  );
});

test('notes without a rule are left alone', () => {
  expect(noteWords('Two documents differ.')).toBe('Two documents differ.');
  expect(noteWords('')).toBe('');
});
