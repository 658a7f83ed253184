import { jest } from '@jest/globals';
import { loadLexicon } from '../adapters/load-lexicon.js';
import { createClassifier } from './classifier.js';
import { aReport } from './report.builder.js';

const classify = createClassifier(loadLexicon());

const SHORT = 10_000;
const LONG = 100_000;

/** What a text is filled with, after the names of both sides, so that it is read closely. */
const FILLINGS: readonly (readonly [string, string])[] = [
  ['one letter', 'a'],
  ['one Cyrillic letter', 'я'],
  ['one Urdu letter', 'ے'],
  ['blanks', ' '],
  ['line breaks', '\n'],
  ['full stops', '. '],
  ['brackets that open and never close', '([{<'],
  ['nested brackets', '(((a)))'],
  ['quotes and dashes', '"«—\'’'],
  ['combining marks on one letter', 'e\u0301\u0301\u0301'],
  ['combining marks alone', '\u0301'],
  ['zero-width non-joiners', 'ر\u200cو\u200cس'],
  ['emoji', '🇵🇰🇷🇺'],
  ['halves of surrogate pairs', '\ud83c'],
  ['mixed scripts', 'Rоsсiя روس पाक 俄 '],
  ['digits and points', '1.1.1.'],
  ['tags', '<a href="x">'],
  ['names of both', 'Lavrov, Dar and Putin visit Islamabad, Karachi, Moscow '],
  ['names without a stop', 'имран новак шариф фомин '],
  ['offices one after the other', 'وزیراعظم اور وزیر خارجہ اور '],
  ['acts, dates and tonnes', 'signs 5 May 100,000 tonnes will not visit '],
];

function filled(filling: string, characters: number): string {
  const names = 'Pakistan Russia Пакистан روس ';
  return names + filling.repeat(Math.ceil(characters / filling.length));
}

/** Single characters looked at while a text is classified. */
function stepsFor(title: string, summary: string): number {
  const step = jest.spyOn(String.prototype, 'charCodeAt');
  classify(aReport(title, { summary }));
  const steps = step.mock.calls.length;
  step.mockRestore();
  return steps;
}

function fastestOf(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const since = performance.now();
    work();
    return performance.now() - since;
  });
  return Math.min(...times);
}

/** Ten times the text may take ten times as long; a square would take a hundred times. */
const GENEROUS = 40;
const NOTICEABLE_MS = 20;

describe.each(FILLINGS)('a text of 100 kB of %s', (_, filling) => {
  it('is looked at a few times a character', () => {
    const text = filled(filling, LONG / 20);
    expect(stepsFor(text, text)).toBeLessThan(8 * 2 * text.length);
  });

  it('takes no more than its length asks for, in title or summary', () => {
    const work = (characters: number): (() => void) => {
      const text = filled(filling, characters);
      return () => {
        classify(aReport(text, { summary: text }));
      };
    };
    const short = fastestOf(2, work(SHORT));
    const long = fastestOf(2, work(LONG));
    expect(long / Math.max(short, NOTICEABLE_MS)).toBeLessThan(GENEROUS);
  });
});
