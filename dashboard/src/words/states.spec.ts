import { anIndexPoint } from '../service/records.builder.js';
import { balanceWords, bandWords, stateLabel, stateSentence } from './states.js';

test('a band above zero says cooperation, below zero conflict, across zero neither', () => {
  expect(balanceWords(5, 40)).toBe('Cooperation outweighs conflict');
  expect(balanceWords(-40, -5)).toBe('Conflict outweighs cooperation');
  expect(balanceWords(-5, 5)).toBe('Could be either: the range spans zero');
  expect(balanceWords(0, 5)).toBe('Could be either: the range spans zero');
  expect(balanceWords(null, null)).toBeNull();
});

test('a week without figure says why in words', () => {
  expect(stateSentence(anIndexPoint({ state: 'no-coverage', coverage: 0.31 }))).toContain('only 31%');
  expect(stateSentence(anIndexPoint({ state: 'no-coverage', coverage: 0 }))).toContain(
    'no feed could be read',
  );
  expect(stateSentence(anIndexPoint({ state: 'thin' }))).toContain('Not enough evidence');
  expect(stateSentence(anIndexPoint())).toBeNull();
});

test('a week in which nothing was read is not called an outage: its feeds may not have been asked yet', () => {
  expect(stateLabel({ state: 'no-coverage', coverage: null })).toBe('nobody watched');
  expect(stateLabel({ state: 'no-coverage', coverage: 0 })).toBe('no feed could be read');
  expect(stateLabel({ state: 'no-coverage', coverage: 0.31 })).toBe('feeds were down');
});

test('a band is written with signs', () => {
  expect(bandWords(-22.3, 7.5)).toBe('between −22.3 and +7.5');
});
