import { ruleBody } from './rule-shapes.js';

const parsed = (parts: object) =>
  ruleBody.safeParse({ name: 'a rule', condition: { kind: 'development', ...parts } });

it.each([
  [{ words: ['gas', '*'] }, 'words', '"*" is in no report'],
  [{ withoutWords: ['…'] }, 'withoutWords', '"…" is in no report'],
])('a word that no report can have is refused by name: %j', (parts, where, says) => {
  const [issue, ...others] = parsed(parts).error?.issues ?? [];
  expect(others).toEqual([]);
  expect(issue?.path).toContain(where);
  expect(issue?.message).toContain(says);
});

it('words, phrases, open words and those of any script are taken', () => {
  expect(parsed({ words: ['gas*', 'crude oil', 'нефть', 'گیس', '24'] }).success).toBe(true);
});
