import { viewQuery, viewsIn, withView, withoutView } from './views.js';

const energy = { name: 'Energy promises', query: 'indicator=energy' };

test('a view is kept under its name, a second of the same name in place of the first', () => {
  const views = withView(withView([], energy), { ...energy, query: 'indicator=energy&q=gas' });
  expect(views).toEqual([{ name: 'Energy promises', query: 'indicator=energy&q=gas' }]);
  expect(withoutView(views, 'Energy promises')).toEqual([]);
});

test('what is kept comes back; what is no view of ours is left out', () => {
  expect(viewsIn(JSON.stringify([energy, { name: 3 }, 'x', null]))).toEqual([energy]);
  expect(viewsIn('{not json')).toEqual([]);
  expect(viewsIn('{"name":"x"}')).toEqual([]);
  expect(viewsIn(null)).toEqual([]);
});

test('the page of the list and the language are no part of a view, the order of filters makes no difference', () => {
  const one = viewQuery(new URLSearchParams('q=gas&indicator=energy&cursor=abc&lang=ur'));
  expect(one).toBe(viewQuery(new URLSearchParams('indicator=energy&q=gas')));
});

test('beyond fifty the oldest view goes', () => {
  let views = viewsIn(null);
  for (let n = 1; n <= 51; n += 1) views = withView(views, { name: `View ${n}`, query: `q=${n}` });
  expect(views).toHaveLength(50);
  expect(views[0]?.name).toBe('View 2');
});
