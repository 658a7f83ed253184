import { developmentsArguments, developmentsQuery, filterWords } from './developments-query.js';

test('filters in the address become arguments of the service and words for the reader', () => {
  const query = developmentsQuery(
    new URLSearchParams('indicator=trade,energy&direction=conflict&from=2020-01-01&q=oil'),
  );
  expect(developmentsArguments(query)).toMatchObject({
    indicator: 'trade,energy',
    direction: 'conflict',
    from: '2020-01-01',
    q: 'oil',
  });
  expect(filterWords(query)).toBe('Trade or Energy · Conflict · from 1 January 2020 · “oil”');
});

test('an address without filters narrows nothing', () => {
  expect(filterWords(developmentsQuery(new URLSearchParams('indicator=nonsense')))).toBe('');
});
