/** Short explanations of the words on the pages; also listed on the method page. */
export const GLOSSARY = {
  index:
    'From −100 to +100: how far cooperation outweighs conflict in what has lately happened. 0 means that neither outweighs, or that nothing is known.',
  range:
    'The 90% range: where the true balance lies nine times out of ten, given how much is reported. Thin news makes it wide.',
  development:
    'One dated happening in the relations, counted once however many outlets and languages report it.',
  score:
    'From −10 (conflict) to +10 (cooperation): how strong an act is and how far it has got. Talk counts less than a signature, a signature less than a delivery.',
  words: 'Statements, talks, visits, agreements: what was said or signed.',
  deeds: 'Deliveries, exercises, works, sanctions, force: what was done.',
  coverage:
    'The share of the expected articles that could be read in a week. A silent feed is shown as a gap, never as cooling relations.',
  composite:
    'The same formula over all developments that touch trade, defence, energy or diplomacy, each counted once.',
  baseline:
    'What five published documents report of the relations since 1947, each record with document and lines.',
  weight:
    'How much a development counts: how sure the reading is, times a bonus for independent publishers, at most 3.',
  status: 'How far an act has got: planned, agreed, happened, stalled, cancelled, only alleged, or denied.',
  core: 'Directly between the two countries. Everything else is context.',
  promise: 'Something the two sides announced or agreed that can be kept or broken.',
  evidence:
    'The rules that applied to the text, the words that set them off, and what each added to the decision. They add up to the decision.',
  change:
    'A week differs from the weeks before by more than chance explains, tested with all indicators together. Without that it is said that no change is shown.',
  alarm:
    'A notice that there is more cooperation or more conflict than usual, or that a grave single deed was told by several publishers.',
  cutoff: 'The moment of the newest record in the data shown.',
  asof: 'Shows what was known at a past moment (UTC; the end of the day where no time is given): later articles, corrections and groupings are left out.',
} as const;

export type GlossaryWord = keyof typeof GLOSSARY;

export const GLOSSARY_LABEL: Readonly<Record<GlossaryWord, string>> = {
  index: 'Index',
  range: 'Range',
  development: 'Development',
  score: 'Score',
  words: 'Words',
  deeds: 'Deeds',
  coverage: 'Coverage',
  composite: 'All four together',
  baseline: 'Baseline',
  weight: 'Weight',
  status: 'Status',
  core: 'Directly bilateral',
  promise: 'Promise',
  evidence: 'Evidence',
  change: 'Change',
  alarm: 'Alarm',
  cutoff: 'Data cut-off',
  asof: 'As known on',
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
