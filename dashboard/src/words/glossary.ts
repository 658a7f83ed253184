import { t } from '../language/say.js';
/** Short explanations of the words on the pages; also listed on the method page. */
export const GLOSSARY = {
  index: t`From −100 to +100: how far cooperation outweighs conflict in what has lately happened. 0 means that neither outweighs, or that nothing is known.`,
  range: t`The 90% range: where the true balance lies nine times out of ten, given how much is reported. Thin news makes it wide.`,
  development: t`One dated happening in the relations, counted once however many outlets and languages report it.`,
  score: t`From −10 (conflict) to +10 (cooperation): how strong an act is and how far it has got. Talk counts less than a signature, a signature less than a delivery.`,
  words: t`Statements, talks, visits, agreements: what was said or signed.`,
  deeds: t`Deliveries, exercises, works, sanctions, force: what was done.`,
  coverage: t`The share of the expected articles that could be read in a week. A silent feed is shown as a gap, never as cooling relations.`,
  composite: t`The same formula over all developments that touch trade, defence, energy or diplomacy, each counted once.`,
  baseline: t`What five published documents report of the relations since 1947, each record with document and lines.`,
  weight: t`How much a development counts: how sure the reading is, times a bonus for independent publishers, at most 3.`,
  status: t`How far an act has got: planned, agreed, happened, stalled, cancelled, only alleged, or denied.`,
  core: t`Directly between the two countries. Everything else is context.`,
  promise: t`Something the two sides announced or agreed that can be kept or broken.`,
  evidence: t`The rules that applied to the text, the words that set them off, and what each added to the decision. They add up to the decision.`,
  change: t`A week differs from the weeks before by more than chance explains, tested with all indicators together. Without that it is said that no change is shown.`,
  alarm: t`A notice that there is more cooperation or more conflict than usual, or that a grave single deed was told by several publishers.`,
  cutoff: t`The moment of the newest record in the data shown.`,
  asof: t`Shows what was known at a past moment (UTC; the end of the day where no time is given): later articles, corrections and groupings are left out.`,
} as const;

export type GlossaryWord = keyof typeof GLOSSARY;

export const GLOSSARY_LABEL: Readonly<Record<GlossaryWord, string>> = {
  index: t`Index`,
  range: t`Range`,
  development: t`Development`,
  score: t`Score`,
  words: t`Words`,
  deeds: t`Deeds`,
  coverage: t`Coverage`,
  composite: t`All four together`,
  baseline: t`Baseline`,
  weight: t`Weight`,
  status: t`Status`,
  core: t`Directly bilateral`,
  promise: t`Promise`,
  evidence: t`Evidence`,
  change: t`Change`,
  alarm: t`Alarm`,
  cutoff: t`Data cut-off`,
  asof: t`As known on`,
};

/** The words in the order in which the method page lists them. */
export const GLOSSARY_WORDS: readonly GlossaryWord[] = [
  'index',
  'range',
  'composite',
  'development',
  'score',
  'weight',
  'status',
  'core',
  'words',
  'deeds',
  'coverage',
  'baseline',
  'promise',
  'evidence',
  'change',
  'alarm',
  'cutoff',
  'asof',
];
