import type { RuleSentences } from '../../../src/classification/domain/rule-sentence.js';
import type { Topic } from '../../../src/kernel/words.js';
import { TOPICS } from '../../../src/kernel/words.js';

/** Where every report starts, before a word is read. */
export const PRIOR = 'prior';

/** Many signs that weigh too little to be named one by one, as the classifier sums them up. */
const FAINT_TOGETHER = 'faint-signs-together';

/** Rules whose sentence a reader takes as speaking against a development between the two, with what is told of them. */
const AGAINST_RELEVANCE: readonly string[] = [
  ...['R1-multilateral', 'R1-third-countrys-affairs', 'R2-not-affairs-of-state', 'R3-india-russia'],
  ...['R4-ukraine-war', 'R5-analysis', 'R5-third-partys-position', 'R6-domestic-politics'],
  ...['R6-former-official-looks-back', 'R7-prices-and-markets', 'R8-dispute-with-third', 'R9-past-only'],
  ...['R10-individuals', 'act.none', 'act-between.pakistan-and-third', 'act-between.russia-and-third'],
  ...['channel.none', 'different-clauses', 'joined.pakistan-with-third', 'joined.russia-with-third'],
  ...['cue.accident', 'cue.aftermath', 'cue.allegation', 'cue.analysis', 'cue.attack', 'cue.crime'],
  ...['cue.domestic', 'cue.each-for-itself', 'cue.editorial', 'cue.entertainment', 'cue.former'],
  ...['cue.history', 'cue.hypothesis', 'cue.list', 'cue.many', 'cue.market', 'cue.masked'],
  ...['cue.media-source', 'cue.negation', 'cue.press-digest', 'cue.question', 'cue.second-hand'],
  ...['cue.single-person', 'cue.sport', 'cue.subordinate', 'cue.third-denial', 'cue.third-format'],
  ...['cue.third-speaks', 'cue.third-topic', 'cue.travel-guide', 'cue.ukraine-war', 'cue.war-name'],
  ...['cue.weather', 'names-neither-side', 'names-not-both-sides', 'names-one-side-only', 'official.former'],
  ...['one-side-speaks-of-a-third-too', 'question.opens-title', 'question.ends-title'],
  ...['side-by-side-each-for-itself', 'side-by-side-each-in-its-place', 'side-by-side-third-deals-with-both'],
  ...['sides.apart', 'sides.none-in-title', 'sides.pakistan-by-common-name-only'],
  ...['sides.russia-by-common-name-only', 'sides.russia-by-dateline-only', 'sides.title-pakistan-only'],
  ...['sides.title-russia-only', 'topic.none', 'topic.none-in-title', 'unsupported-language'],
];

/** Third countries: `third.none` says that none is named. */
const THIRD = 'third.';
const NO_THIRD = 'third.none';

/** Rules whose sentence speaks against one field, beside the words of the other fields. */
const AGAINST_TOPIC: Readonly<Record<Topic, readonly string[]>> = {
  trade: ['trade.only-words-of-an-energy-deal'],
  defence: ['defence.only-names-an-attack'],
  energy: [],
  diplomacy: ['channel.none', 'channel.line-minister-only'],
  other: [],
};
const IN_PASSING = ['in-a-vote', 'in-a-message-of-sympathy'] as const;

const isOrBeginsWith = (rule: string, stem: string): boolean => rule === stem || rule.startsWith(`${stem}.`);

function speaksAgainstTopic(rule: string, topic: Topic): boolean {
  const others = TOPICS.filter((one) => one !== topic).map((one) => `topic.${one}`);
  const own = [...AGAINST_TOPIC[topic], ...IN_PASSING.map((how) => `${topic}.${how}`)];
  return ['topic.none', ...others, ...own].some((stem) => isOrBeginsWith(rule, stem));
}

/** Whether a reader takes a rule's sentence as speaking against what is decided, whatever weight was learned for it. */
export function speaksAgainst(rule: string, decides: string): boolean {
  const topic = TOPICS.find((one) => decides === `indicator:${one}`);
  if (topic !== undefined) return speaksAgainstTopic(rule, topic);
  if (rule.startsWith(THIRD)) return !isOrBeginsWith(rule, NO_THIRD);
  return AGAINST_RELEVANCE.some((stem) => isOrBeginsWith(rule, stem));
}

/** Whether a rule's weight was learned from labelled reports word by word, so that its sentence gives no reason. */
export function isLearned(rule: string, { families }: RuleSentences): boolean {
  return rule === FAINT_TOGETHER || Object.keys(families).some((beginning) => rule.startsWith(beginning));
}

/** Every stem that is told above. */
export const STEMS: readonly string[] = [...AGAINST_RELEVANCE, ...Object.values(AGAINST_TOPIC).flat()];
