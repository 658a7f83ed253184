import { publicationMonth } from './classifier.js';
import { detectLanguage } from './language.js';
import type { Lexicon } from './lexicon.js';
import { createPhraseMatcher } from './phrase-matcher.js';
import { readReport } from './reading.js';
import { layOut } from './scene.js';
import { createSideScan } from './side-scan.js';
import { datesInText } from './text-dates.js';
import { traitsOf } from './traits.js';
import type { ReportText, ReportTraits } from './verdict.js';

/**
 * Reads the traits that grouping compares, of any report: a person can call relevant what the classifier dismissed
 * before it came to them.
 */
export function createTraitsReader(lexicon: Lexicon): (report: ReportText) => ReportTraits {
  const matcher = createPhraseMatcher(lexicon.entries);
  const scan = createSideScan(lexicon.entries);
  return (report) => {
    const seen = scan([report.title, report.summary]);
    const language = detectLanguage(`${report.title} ${report.summary}`, seen, report.language);
    const date = publicationMonth(report.publishedAt);
    const reading = readReport(matcher, report, date);
    const tokens = [...reading.tokens.title, ...reading.tokens.summary];
    const scene = layOut(reading, language, date);
    return traitsOf(scene, datesInText(tokens, report.publishedAt), null);
  };
}
