import fc from 'fast-check';
import { addressOf, asOfIn, changed, chosen, dayIn, keepingChoices, placeOf } from './query.js';

test('empty values leave no trace in the address', () => {
  expect(addressOf('/developments', { indicator: 'trade,energy', q: '', cursor: null })).toBe(
    '/developments?indicator=trade,energy',
  );
  expect(addressOf('/', {})).toBe('/');
});

test('a change keeps what it does not name', () => {
  const place = placeOf('/developments?indicator=trade&cursor=abc');
  expect(changed(place, { cursor: null, q: 'oil' })).toBe('/developments?indicator=trade&q=oil');
});

test('what was written into an address is read back from it', () => {
  const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
  fc.assert(
    fc.property(words, (q) => {
      expect(placeOf(addressOf('/developments', { q })).query.get('q')).toBe(q);
    }),
  );
});

test('unknown words in a filter are left out, known ones come in the order of the words', () => {
  const query = new URLSearchParams('indicator=energy,nonsense&indicator=trade');
  expect(chosen(query, 'indicator', ['trade', 'energy'])).toEqual(['trade', 'energy']);
});

test('a day that is none is not taken', () => {
  expect(dayIn(new URLSearchParams('from=2026-02-31x'), 'from')).toBeNull();
  expect(dayIn(new URLSearchParams('from=2026-13-01'), 'from')).toBeNull();
  expect(dayIn(new URLSearchParams('from=2026-02-30'), 'from')).toBeNull();
  expect(dayIn(new URLSearchParams('from=2026-02-28'), 'from')).toBe('2026-02-28');
  expect(dayIn(new URLSearchParams('from=2024-02-29'), 'from')).toBe('2024-02-29');
  expect(asOfIn(new URLSearchParams('known=2026-02-30T10:00'))).toBeNull();
});

test('the day of knowledge means its last instant and goes along to other pages', () => {
  const query = new URLSearchParams('known=2026-10-01');
  expect(asOfIn(query)).toBe('2026-10-01T23:59:59.999Z');
  expect(keepingChoices('/feeds', query)).toBe('/feeds?known=2026-10-01');
  expect(keepingChoices('/promises#p-1', query)).toBe('/promises?known=2026-10-01#p-1');
  expect(keepingChoices('/feeds', new URLSearchParams())).toBe('/feeds');
});

test('a moment of knowledge may name its minute, and what is neither day nor minute is now', () => {
  const query = new URLSearchParams('known=2026-10-01T14:30');
  expect(asOfIn(query)).toBe('2026-10-01T14:30:00.000Z');
  expect(keepingChoices('/weeks/trade/2026-W40', query)).toBe('/weeks/trade/2026-W40?known=2026-10-01T14:30');
  expect(asOfIn(new URLSearchParams('known=2026-10-01T14:30:42'))).toBe('2026-10-01T14:30:42.999Z');
  expect(asOfIn(new URLSearchParams('known=2026-10-01T25:00'))).toBeNull();
  expect(asOfIn(new URLSearchParams('known=2026-10-01T14'))).toBeNull();
  expect(asOfIn(new URLSearchParams('known=2026-10-01T14:30:42.5'))).toBeNull();
  expect(asOfIn(new URLSearchParams('known=yesterday'))).toBeNull();
});

test('a moment that is not over is shown as now', () => {
  const query = new URLSearchParams('known=2026-10-01');
  expect(asOfIn(query, Date.parse('2026-10-01T12:00:00Z'))).toBeNull();
  expect(asOfIn(query, Date.parse('2026-10-02T00:00:00Z'))).toBe('2026-10-01T23:59:59.999Z');
});

test('a language that the address names goes along to other pages, with the moment of knowledge', () => {
  const query = new URLSearchParams('lang=ur&known=2026-10-01');
  expect(keepingChoices('/feeds', query)).toBe('/feeds?known=2026-10-01&lang=ur');
  expect(keepingChoices('/promises?state=open#p-1', new URLSearchParams('lang=ru'))).toBe(
    '/promises?state=open&lang=ru#p-1',
  );
});

test.each([
  ['2026-10-01', '2026-10-01'],
  ['2026-10-01T12:30:15Z', '2026-10-01T12:30:15'],
  ['2026-10-01T17:30:00%2B05:00', '2026-10-01T12:30:00'],
  ['nonsense', 'nonsense'],
])('the moment of knowledge is taken by the name that the API gives it: asOf=%s', (given, known) => {
  const { query } = placeOf(`/trends?asOf=${given}&lines=trade`);
  expect([query.get('known'), query.get('asOf'), query.get('lines')]).toEqual([known, null, 'trade']);
});

test('what the page itself calls known comes first', () => {
  expect(placeOf('/?asOf=2020-01-01&known=2026-10-01').query.get('known')).toBe('2026-10-01');
});
