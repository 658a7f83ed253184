import { PHRASES, type Phrases, type TextLanguage } from './phrases.js';
import { pick, type Random } from './random.js';

export interface NewsText {
  readonly title: string;
  readonly summary: string;
}

/** Of every hundred headlines of an ordinary outlet: one reports a development, one only names both countries. */
const RELEVANT_SHARE = 0.01;
const SIDE_BY_SIDE_SHARE = 0.01;
const SENTENCES = 3;
const LARGEST_NUMBER = 900;

/** A made-up report of an ordinary day; most have nothing to do with either country. The share of relevant ones is 0 … 1. */
export function newsText(
  language: TextLanguage,
  random: Random,
  relevantShare: number = RELEVANT_SHARE,
): NewsText {
  const phrases = PHRASES[language];
  const kind = random();
  if (kind < relevantShare) return report(pick(phrases.relevant, random), phrases, random);
  if (kind < relevantShare + SIDE_BY_SIDE_SHARE) {
    return report(pick(phrases.sideBySide, random), phrases, random);
  }
  const title = [phrases.who, phrases.did, phrases.where].map((part) => pick(part, random)).join(' ');
  return report(title, phrases, random);
}

function report(title: string, phrases: Phrases, random: Random): NewsText {
  const sentences = Array.from({ length: SENTENCES }, () => pick(phrases.sentences, random));
  return { title: numbered(title, random), summary: numbered(sentences.join(' '), random) };
}

function numbered(text: string, random: Random): string {
  return text.replaceAll('#', () => String(2 + Math.floor(random() * LARGEST_NUMBER)));
}
