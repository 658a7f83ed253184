import { amountOf } from './promise-amount.js';
import { hasWord, subjectOf } from './promise-subject.js';
import { rules } from './promise.builder.js';
import { aReport } from './report.builder.js';

describe('the subject of reports', () => {
  const text = (
    ids: readonly string[],
    quantities: readonly string[] = [],
    words = '',
  ): Parameters<typeof subjectOf>[0][number] => ({
    traits: aReport('a', {
      traits: {
        entities: ids.filter((id) => /^(?:c|p)/.test(id)),
        acts: ids.filter((id) => !/^(?:c|p)/.test(id)),
        quantities,
      },
    }).verdict.traits,
    text: words,
  });

  it('is what at least half of the texts name, of the objects that the rules know', () => {
    const subject = subjectOf(
      [
        text(['object.pipeline', 'object.trade', 'company.gazprom']),
        text(['object.pipeline', 'object.vaccine', 'act.sign']),
        text(['object.pipeline', 'company.gazprom']),
      ],
      rules,
    );
    expect(subject).toMatchObject({ objects: ['object.pipeline'], parties: ['company.gazprom'], acts: [] });
  });

  it('is a visit where one person is named, and none where guest and host are', () => {
    expect(subjectOf([text(['act.visit', 'person.lavrov'])], rules).objects).toEqual(['visit.person.lavrov']);
    expect(subjectOf([text(['act.visit', 'person.lavrov', 'person.sharif'])], rules).objects).toEqual([]);
  });

  it('has an amount only where the texts give one thing or sum', () => {
    expect(amountOf(['100000 tonne'], '')).toMatchObject({ value: 100_000, unit: 'tonne', currency: null });
    expect(amountOf(['100000 tonne', '5 dose'], '')).toBeNull();
    expect(amountOf([], 'Russia to invest $2.5bn in pipeline')).toMatchObject({
      value: 2.5e9,
      currency: 'USD',
    });
    expect(amountOf([], 'Two sides sign deals of $1 billion and $2 billion')).toBeNull();
    expect(amountOf([], 'Trade reaches 8 billion')).toBeNull();
  });

  it('finds whole words, and beginnings where it is told to', () => {
    expect([hasWord('the first part', 'part'), hasWord('the partner', 'part')]).toEqual([true, false]);
    expect([hasWord('на тарбеле', 'тарбел*'), hasWord('the untested', 'test*')]).toEqual([true, false]);
  });
});
