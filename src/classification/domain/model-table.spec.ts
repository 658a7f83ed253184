import { choose, tabulate } from './model-table.js';

const MODELS = { agreed: { prior: 1, 'act.sign': 2 }, planned: { prior: 2, future: 3 } };
const table = tabulate(['agreed', 'planned', 'denied'], MODELS);
const told = (...ids: string[]): { id: string; because: null }[] => ids.map((id) => ({ id, because: null }));

it('chooses the model whose prior and features add up to most', () => {
  expect(choose(table, told())).toBe('planned');
  expect(choose(table, told('act.sign', 'unknown'))).toBe('agreed');
  expect(choose(table, told('act.sign', 'future'))).toBe('planned');
});

it('keeps the first of equals', () => {
  expect(choose(tabulate(['b', 'a'], {}), told('future'))).toBe('b');
});

it('leaves out what is not allowed, and chooses nothing where nothing is', () => {
  expect(choose(table, told('future'), (name) => name !== 'planned')).toBe('agreed');
  expect(choose(table, told('future'), () => false)).toBeNull();
});
