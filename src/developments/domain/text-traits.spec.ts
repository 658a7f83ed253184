import fc from 'fast-check';
import { daysIn } from './named-days.js';
import { nameSkeletons } from './name-skeletons.js';
import { numbersIn, ordinalsIn, yearsIn } from './text-numbers.js';

describe('names across scripts', () => {
  it.each([
    ['Shulginov', 'Шульгинов', 'شولگینوف'],
    ['Shahbaz', 'Шахбаз', 'شہباز'],
    ['Rosneft', 'Роснефть', 'روسنیفت'],
  ])('%s, %s and %s have one skeleton', (latin, cyrillic, urdu) => {
    const [first] = nameSkeletons(latin);
    expect([...nameSkeletons(cyrillic)]).toEqual([first]);
    expect([...nameSkeletons(urdu)]).toEqual([first]);
  });

  it('are sought among capitalised words only, and not among short ones', () => {
    expect([...nameSkeletons('tankers reached Oman with Matviyenko')]).toEqual(['mtnk']);
  });

  it('keep their skeleton in another Russian case', () => {
    expect([...nameSkeletons('Шульгиновым')]).toEqual([...nameSkeletons('Шульгинов')]);
  });
});

describe('numbers of a text', () => {
  it('are the same with separators, without, and in Urdu digits', () => {
    for (const written of ['45,142 t', '45142 t', '45 142 т', '۴۵۱۴۲'])
      expect([...numbersIn(written)]).toEqual([45_142]);
  });

  it('leave out years, single digits and the numbers of makes', () => {
    expect([
      ...numbersIn('In 2021 two Mi-35 and 7 more, four Ми-17, an RD-93, for $268 a 45,000-tonne lot'),
    ]).toEqual([268, 45_000]);
    expect(yearsIn('Druzhba-2019')).toEqual(['2019']);
  });

  it.each([
    ['Second cargo leaves', 2],
    ['15th round of talks', 15],
    ['Druzhba-VIII begins', 8],
    ['Вторая партия нефти', 2],
    ['5-е учение', 5],
    ['دوسرا جہاز پہنچ گیا', 2],
  ])('of order are read off %s', (title, ordinal) => {
    expect([...ordinalsIn(title)]).toEqual([ordinal]);
  });

  it('are read off any text without fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect([...numbersIn(text)].every((value) => Number.isFinite(value) && value >= 10)).toBe(true);
        expect([...ordinalsIn(text)].every((value) => value >= 0 && value <= 99)).toBe(true);
        expect([...nameSkeletons(text)].every((name) => name.length >= 3)).toBe(true);
      }),
    );
  });
});

describe('days that a text names', () => {
  it.each(['from June 12', '12 June, Karachi', '12 июня 2023 года', '۱۲ جون کو'])(
    'are read in: %s',
    (text) => {
      expect(daysIn(text)).toEqual(['06-12']);
    },
  );

  it('are no amounts, no years and no days that there are not', () => {
    expect(daysIn('may 5,000 tonnes, March 2023, June 45, March of 12')).toEqual([]);
  });
});
