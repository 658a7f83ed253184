import { citationWords, quotable } from './citation.js';
import { fileName } from './save-file.js';

const NOW = new Date('2026-11-26T18:05:42Z');

test('what is quoted keeps its view and gets the second of knowledge into its address', () => {
  const quoted = quotable('Trade', 'https://tracker.example/trends?lines=trade&range=1y', NOW);
  const address = new URL(quoted.address);
  expect(address.searchParams.get('known')).toBe('2026-11-26T18:05:42');
  expect(address.searchParams.get('lines')).toBe('trade');
  expect(citationWords(quoted)).toContain(quoted.address);
  expect(citationWords(quoted)).toContain('26 November 2026, 18:05 UTC');
});

test('a past day that is looked at stays the day that is quoted', () => {
  const quoted = quotable('Trade', 'https://tracker.example/trends?known=2026-03-01', NOW);
  expect(quoted.known).toBe('2026-03-01');
  expect(citationWords(quoted)).toContain('1 March 2026');
});

test('a file is named by the words of its title in any script', () => {
  expect(fileName('Index by week: Trade', 'csv')).toBe('index-by-week-trade.csv');
  expect(fileName('Индекс: торговля / 2025', 'svg')).toBe('индекс-торговля-2025.svg');
});
