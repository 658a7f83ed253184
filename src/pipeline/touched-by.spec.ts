import type { Entry } from '../corrections/domain/correction.js';
import { touchedBy } from './touched-by.js';

const FACTS = { id: '1', actor: 'a test', reason: 'misread', recordedAt: '2031-05-06T10:00:00.000Z' };

describe('what entries touch', () => {
  it('is nothing where nobody decided anything', () => {
    expect(touchedBy([])).toEqual({
      ...{ articleIds: new Set(), developmentIds: new Set(), promiseIds: new Set() },
    });
  });

  it('is every development of a merge, every report of a split and the promise of a decision', () => {
    const entries: Entry[] = [
      { ...FACTS, kind: 'promise-unmatch', promiseId: 'p', openedBy: null, developmentId: 'd1' },
      { ...FACTS, kind: 'merge', developmentId: 'd2', merged: ['d3', 'd4'], articleIds: ['a1'] },
      { ...FACTS, kind: 'split', developmentId: 'd5', articleIds: ['a2', 'a3'], others: ['a4'] },
    ];
    expect(touchedBy(entries)).toEqual({
      articleIds: new Set(['a1', 'a2', 'a3']),
      developmentIds: new Set(['d1', 'd2', 'd3', 'd4', 'd5']),
      promiseIds: new Set(['p']),
    });
  });

  it('is the subject of what an undo takes back', () => {
    const undo: Entry = {
      ...{ ...FACTS, kind: 'undo', undoes: '2', root: '1' },
      ...{ articleId: null, developmentId: 'd', promiseId: null },
    };
    expect(touchedBy([undo])).toEqual({
      ...{ articleIds: new Set(), developmentIds: new Set(['d']), promiseIds: new Set() },
    });
  });
});
