import { silentOutlets } from './reports.js';

const outlet = (publisher: string, country: string, name = publisher) => ({
  publisher,
  name,
  country,
  ownership: 'private',
});

test('of each side those are named of whom no report is on record, by name and each once', () => {
  const outlets = [
    outlet('post', 'PK', 'Post'),
    outlet('dawnish', 'PK', 'Ahead'),
    outlet('dawnish', 'PK', 'Ahead'),
    outlet('vest', 'RU', 'Вест'),
    outlet('wire', 'AE', 'Wire'),
  ];
  const reporting = new Set(['post']);
  expect(silentOutlets('Pakistan', reporting, outlets)).toEqual(['Ahead']);
  expect(silentOutlets('Russia', reporting, outlets)).toEqual(['Вест']);
  expect(silentOutlets('Third countries', reporting, outlets)).toEqual(['Wire']);
});
