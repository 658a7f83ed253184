import { loadGroupingKnowledge } from '../adapters/load-grouping-knowledge.js';
import { subjectFinder } from './grouping-knowledge.js';

describe('subjects of a text', () => {
  const subjectsOf = subjectFinder([
    {
      id: 'rice',
      words: [
        { text: 'рис', whole: true },
        { text: 'рисов', whole: false },
      ],
    },
    { id: 'wheat', words: [{ text: 'пшениц', whole: false }] },
  ]);

  it('are found by the beginnings of words, and by whole words where only these will do', () => {
    expect([...subjectsOf(['рисовый', 'пшеницей'])]).toEqual(['rice', 'wheat']);
    expect([...subjectsOf(['риск'])]).toEqual([]);
  });

  it.each([['wheat'], ['пшеницы'], ['گندم']])('meet across languages: %s', (word) => {
    expect([...loadGroupingKnowledge().subjectsOf([word])]).toContain('wheat');
  });
});
