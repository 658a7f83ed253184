import english from '../../../src/classification/data/rule-sentences.json';
import { ruleSentence } from '../../../src/classification/domain/rule-sentence.js';
import { STEMS, isLearned, speaksAgainst } from './rule-senses.js';

test('every rule that is told to speak against something is a rule with a sentence', () => {
  expect(STEMS.filter((rule) => ruleSentence(rule, english) === null)).toEqual([]);
});

test('none of them is one that was learned word by word', () => {
  expect(STEMS.filter((rule) => isLearned(rule, english))).toEqual([]);
  expect(isLearned('word.the', english)).toBe(true);
  expect(isLearned('faint-signs-together', english)).toBe(true);
});

test('a named third country speaks against, that none is named does not', () => {
  expect(speaksAgainst('third.india', 'relevance')).toBe(true);
  expect(speaksAgainst('third.none', 'relevance')).toBe(false);
});

test('a field named in passing speaks against that field alone', () => {
  expect(speaksAgainst('energy.in-a-vote', 'indicator:energy')).toBe(true);
  expect(speaksAgainst('energy.in-a-vote', 'indicator:trade')).toBe(false);
});

test('a rule’s place in the text does not change what it says', () => {
  expect(speaksAgainst('topic.energy.title', 'indicator:trade')).toBe(true);
  expect(speaksAgainst('topic.energy.title', 'indicator:energy')).toBe(false);
});
