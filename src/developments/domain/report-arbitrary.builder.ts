import fc from 'fast-check';
import { aReport } from './report.builder.js';
import type { ArticlePair, GroupingCorrections, GroupingReport } from './report.js';

const DAYS = [
  '2023-06-01',
  '2023-06-02',
  '2023-06-04',
  '2023-06-06',
  '2023-06-07',
  '2023-06-11',
  '2023-06-20',
];
const DATES = [...DAYS, ...DAYS, '2023-06', '2023', '2023-06-06T21:15:00Z', null];
const WORDS = ['tanker', 'crude', 'berth', 'helicopter', 'rice', 'envoy', 'pipeline', 'visit'];

/** Reports that often, but not always, belong together: few words, few days, three languages. */
export const someReport = (id: string): fc.Arbitrary<GroupingReport> =>
  fc
    .record({
      publishedAt: fc.constantFrom(...DATES),
      publisher: fc.constantFrom('a', 'b', 'c', 'd'),
      words: fc.subarray(WORDS, { minLength: 1 }),
      entities: fc.subarray([
        'person.lavrov',
        'person.putin',
        'place.karachi',
        'place.lahore',
        'company.pso',
      ]),
      acts: fc.subarray(['act.deliver', 'act.sign', 'act.meet', 'object.crude-oil', 'object.pipeline']),
      language: fc.constantFrom('en', 'en', 'ru', 'ur'),
      score: fc.constantFrom(7, 7, 6, 2, -3),
      status: fc.constantFrom('occurred' as const, 'occurred' as const, 'planned' as const),
      actDay: fc.constantFrom(null, null, null, ...DAYS),
      relevant: fc.constantFrom(true, true, true, true, false),
    })
    .map(({ publishedAt, publisher, words, entities, acts, language, score, status, actDay, relevant }) =>
      aReport(id, {
        article: { publishedAt, publisher, title: words.join(' ') },
        verdict: { relevant, language, score, status, direction: score > 0 ? 'cooperation' : 'conflict' },
        traits: {
          entities,
          acts,
          stems: words,
          actDate: actDay === null ? null : { from: actDay, to: actDay, precision: 'day' },
        },
      }),
    );

/** Up to `most` reports with ids r0, r1, …, in any order. */
export const someReports = (most: number): fc.Arbitrary<readonly GroupingReport[]> =>
  fc
    .integer({ min: 0, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => someReport(`r${at}`))))
    .chain((reports) => fc.shuffledSubarray(reports, { minLength: reports.length }));

const somePair: fc.Arbitrary<ArticlePair> = fc
  .tuple(fc.nat(11), fc.nat(11))
  .filter(([a, b]) => a !== b)
  .map(([a, b]): ArticlePair => [`r${a}`, `r${b}`]);

/** A few merges and splits among r0 … r11, absent articles included. */
export const someCorrections: fc.Arbitrary<GroupingCorrections> = fc.record({
  mustLink: fc.array(somePair, { maxLength: 3 }),
  cannotLink: fc.array(somePair, { maxLength: 3 }),
});
