import { marksByLine } from './marks-of-lines.js';

test('every line has marks of its own: large deeds of one leave another none', () => {
  expect(marksByLine(['trade', 'energy', 'composite'])).toEqual([
    { indicator: 'trade', limit: 13 },
    { indicator: 'energy', limit: 13 },
    { indicator: 'trade,defence,energy,diplomacy', limit: 13 },
  ]);
  expect(marksByLine(['energy'])).toEqual([{ indicator: 'energy', limit: 40 }]);
});
