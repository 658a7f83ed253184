import { loadLexicon } from '../../src/classification/adapters/load-lexicon.js';
import { createClassifier } from '../../src/classification/domain/classifier.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import type { ReportText } from '../../src/classification/domain/verdict.js';
import type { Bench, BenchOptions } from './bench.js';
import { count, median, ratio, spread } from './figures.js';
import { newsText } from './texts/news.js';
import type { TextLanguage } from './texts/phrases.js';
import { randomFrom } from './texts/random.js';

const TEXTS = 20_000;
const LANGUAGES: readonly TextLanguage[] = ['en', 'en', 'ru', 'ur'];
const WORD = /[\p{L}\p{N}]+/gu;

export const classifyBench: Bench = {
  name: 'classify',
  about:
    'verdicts on an everyday mix of headlines with summaries; yardstick: plain tokenising and set look-ups',
  run({ rounds, print }: BenchOptions) {
    const lexicon = loadLexicon();
    const classify = createClassifier(lexicon);
    const lookUp = wordCounter(lexicon);
    const texts = everydayTexts();
    const relevant = texts.filter((text) => classify(text).relevant);
    const rest = texts.filter((text) => !relevant.includes(text));
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(timedOver(texts, lookUp));
      ours.push(timedOver(texts, classify));
    }
    const perSecond = (ms: number): string => count((TEXTS * 1_000) / ms);
    print(`tracker: ${spread(ours)}, ${perSecond(median(ours))} texts/s`);
    print(`yardstick: ${spread(theirs)}, ${perSecond(median(theirs))} texts/s`);
    print(`  our time to its time: ${ratio(median(ours), median(theirs))} (at most ×4 wanted)`);
    print(`  ${relevant.length} relevant: ${microseconds(relevant, classify)} each`);
    print(`  ${rest.length} others: ${microseconds(rest, classify)} each`);
    return Promise.resolve();
  },
};

function everydayTexts(): readonly ReportText[] {
  const random = randomFrom(1);
  return Array.from({ length: TEXTS }, (_, index) => {
    const language = LANGUAGES[index % LANGUAGES.length] ?? 'en';
    const publishedAt = '2026-11-20T10:00:00Z';
    return { id: `t${index}`, ...newsText(language, random), language, publishedAt, publisher: 'outlet' };
  });
}

/** Splits a text into words and looks each up in a set of the lexicon's own words. */
function wordCounter(lexicon: Lexicon): (report: ReportText) => number {
  const terms = lexicon.entries.flatMap((entry) => entry.terms);
  const known = new Set(terms.flatMap((term) => term.split(' ')));
  return ({ title, summary }) => {
    const words = `${title}\n${summary}`.toLowerCase().match(WORD) ?? [];
    return words.reduce((found, word) => found + (known.has(word) ? 1 : 0), 0);
  };
}

function timedOver(texts: readonly ReportText[], work: (text: ReportText) => unknown): number {
  const since = performance.now();
  texts.forEach(work);
  return performance.now() - since;
}

function microseconds(texts: readonly ReportText[], work: (text: ReportText) => unknown): string {
  return `${((timedOver(texts, work) * 1_000) / texts.length).toFixed(0)} µs`;
}
