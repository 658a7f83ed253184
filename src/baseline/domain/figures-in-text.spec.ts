import fc from 'fast-check';
import { figuresIn, namesCurrency } from './figures-in-text.js';

describe('the figures of a text', () => {
  it.each([
    ['1.5 billion roubles', 1.5e9],
    ['US$ 2.5bn', 2.5e9],
    ['a sum of 350 million', 350e6],
    ['three-dozen lorries', 36],
    ['a dozen lorries', 12],
    ['two hundred and fifty men', 250],
    ['one thousand two hundred tonnes', 1200],
    ['twenty-five years', 25],
    ['1,100 kms', 1100],
    ['the tenth round', 10],
    ['the 21st round', 21],
    ['over two decades', 20],
    ['for a decade', 10],
    ['a two-decade old habit', 20],
    ['dozens of clerks', 24],
    ['56 per cent', 56],
    ['56%', 56],
    ['1.2 bcfd', 1.2e9],
    ['400 to 600 million', 400e6],
    ['200-300 million', 200e6],
    ['half a million', 500_000],
    ['from 700 to billion tonnes', 1e9],
    ['5 lakh doses', 500_000],
  ])('in "%s" hold %d', (text, value) => {
    expect([...figuresIn(text)]).toContain(value);
  });

  it.each([
    ['1.5 billion', 1.5e6],
    ['1,100 kms', 100],
    ['nothing of the kind', 1],
    ['four and then 200 men', 204],
    ['17 million and 2 billion', 17e9 + 1],
    ['twelve apples', 2],
    ['several billion tonnes', 1e9],
    ['to 3 billion tonnes', 1e9],
    ['to dozen', 12],
  ])('in "%s" do not hold %d', (text, value) => {
    expect([...figuresIn(text)]).not.toContain(value);
  });

  it('hold every whole number that is written with thousand separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (value) => {
        expect(figuresIn(`some ${value.toLocaleString('en-US')} pieces`).has(value)).toBe(true);
      }),
    );
  });
});

describe('a currency', () => {
  it.each([
    ['$ 14 billion', 'USD', true],
    ['120 million roubles', 'SUR', true],
    ['Rs 300', 'PKR', true],
    ['14 billion', 'USD', false],
    ['14 billion roubles', 'USD', false],
    ['14 CNY', 'CNY', true],
    ['14 yuan', 'CNY', false],
  ])('in "%s" as %s is named: %s', (text, code, named) => {
    expect(namesCurrency(text, code)).toBe(named);
  });
});
