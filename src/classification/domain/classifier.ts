import { TOPICS } from '../../kernel/words.js';
import { layOutActModels, type ActModels } from './act-kind.js';
import { indicatorFeatures } from './indicator-features.js';
import { detectLanguage, isSupported, languageAtAGlance } from './language.js';
import type { Lexicon } from './lexicon.js';
import { decide, THRESHOLD, type Decision } from './linear-model.js';
import { namesBothSides } from './named-sides.js';
import { createPhraseMatcher, type PhraseMatcher } from './phrase-matcher.js';
import { readReport } from './reading.js';
import { relevanceFeatures } from './relevance-features.js';
import { layOut, type Scene } from './scene.js';
import { scoreReport } from './scoring.js';
import { createSideScan } from './side-scan.js';
import { datesInText } from './text-dates.js';
import { NO_TRAITS, traitsOf } from './traits.js';
import type { Evidence, ReportText, TopicConfidence, Verdict } from './verdict.js';

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function dismissed(report: ReportText, lexicon: Lexicon, rule: string, language: string): Verdict {
  const contribution = logOdds(lexicon.withoutBothSides);
  return {
    id: report.id,
    relevant: false,
    relevance: lexicon.withoutBothSides,
    indicators: [],
    eventType: null,
    mode: null,
    direction: 'neutral',
    score: 0,
    status: null,
    language,
    evidence: [{ rule, decides: 'relevance', words: '', place: null, contribution }],
    classifierVersion: lexicon.version,
    traits: NO_TRAITS,
  };
}

/** The publication's year or month, as far as it is given. */
export function publicationMonth(publishedAt: string | null): string | null {
  return /^\d{4}(?:-\d{2})?/u.exec(publishedAt ?? '')?.[0] ?? null;
}

function indicatorsOf(scene: Scene, lexicon: Lexicon): { topics: TopicConfidence[]; evidence: Evidence[] } {
  const features = indicatorFeatures(scene);
  const decisions = TOPICS.map((name) => ({
    name,
    decision: decide(`indicator:${name}`, lexicon.indicators[name], features),
  }));
  const given = decisions.filter(({ decision }) => decision.probability >= THRESHOLD);
  const best = decisions.reduce((a, b) => (b.decision.probability > a.decision.probability ? b : a));
  const kept = given.length > 0 ? given : [best];
  return {
    topics: kept.map(({ name, decision }) => ({ name, confidence: decision.probability })),
    evidence: kept.flatMap(({ decision }) => decision.evidence),
  };
}

interface Knowledge {
  readonly lexicon: Lexicon;
  readonly acts: ActModels;
}

function relevantVerdict(
  scene: Scene,
  report: ReportText,
  { lexicon, acts }: Knowledge,
  relevance: Decision,
): Verdict {
  const { reading, language } = scene;
  const { topics, evidence } = indicatorsOf(scene, lexicon);
  const { evidence: scoreEvidence, stage, ...scoring } = scoreReport(scene, lexicon.score, acts);
  const tokens = [...reading.tokens.title, ...reading.tokens.summary];
  return {
    id: report.id,
    relevant: true,
    relevance: relevance.probability,
    indicators: topics,
    ...scoring,
    language,
    evidence: [...relevance.evidence, ...evidence, ...scoreEvidence],
    classifierVersion: lexicon.version,
    traits: traitsOf(scene, datesInText(tokens, report.publishedAt), stage),
  };
}

function closeReading(report: ReportText, matcher: PhraseMatcher, language: string): Scene | null {
  const date = publicationMonth(report.publishedAt);
  const reading = readReport(matcher, report, date);
  return namesBothSides(reading) ? layOut(reading, language, date) : null;
}

/** The laid-out scene of a report that names both sides in a supported language; null for all others. */
export type SceneReader = (report: ReportText) => Scene | null;

/** What training looks at: the same reading that classifies. */
export function createSceneReader(lexicon: Lexicon): SceneReader {
  const matcher = createPhraseMatcher(lexicon.entries);
  const scan = createSideScan(lexicon.entries);
  return (report) => {
    const seen = scan([report.title, report.summary]);
    if (!seen.mayNameBoth) return null;
    const language = detectLanguage(`${report.title} ${report.summary}`, seen, report.language);
    return isSupported(language) ? closeReading(report, matcher, language) : null;
  };
}

/**
 * Builds the classifier: a pure function of the report and the lexicon. The contributions of the relevance
 * evidence add up to the log-odds of `relevance`; texts that name not both sides leave after one cheap pass.
 */
export function createClassifier(lexicon: Lexicon): (report: ReportText) => Verdict {
  const acts = layOutActModels(lexicon.acts);
  const matcher = createPhraseMatcher(lexicon.entries);
  const scan = createSideScan(lexicon.entries);
  return (report) => {
    const seen = scan([report.title, report.summary]);
    if (!seen.mayNameBoth) {
      const rule = seen.mayNameOne ? 'names-one-side-only' : 'names-neither-side';
      const glance = languageAtAGlance(
        report.title === '' ? report.summary : report.title,
        seen,
        report.language,
      );
      return dismissed(report, lexicon, rule, glance);
    }
    const language = detectLanguage(`${report.title} ${report.summary}`, seen, report.language);
    if (!isSupported(language)) return dismissed(report, lexicon, 'unsupported-language', language);
    const scene = closeReading(report, matcher, language);
    if (!scene) return dismissed(report, lexicon, 'names-not-both-sides', language);
    const relevance = decide('relevance', lexicon.relevance, relevanceFeatures(scene));
    if (relevance.probability >= THRESHOLD)
      return relevantVerdict(scene, report, { lexicon, acts }, relevance);
    return {
      ...dismissed(report, lexicon, '', language),
      relevance: relevance.probability,
      evidence: relevance.evidence,
    };
  };
}
