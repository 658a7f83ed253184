import type { Topic } from '../../src/kernel/words.js';
import type { Weights } from '../../src/classification/domain/lexicon.js';

/** How far a learned weight strays from the expected one (standard deviation; log-odds, or score points). */
export interface Spread {
  readonly rules: number;
  readonly wording: number;
  /** In how many articles a feature must stand to be learned. */
  readonly leastSeen: number;
}

export type Spreads = Readonly<Record<'relevance' | 'indicators' | 'direction' | 'score', Spread>>;

interface ExpectedWeights {
  /** Chosen by cross-validation inside the training sets. */
  readonly spread: Spreads;
  readonly relevance: Weights;
  readonly indicators: Readonly<Record<Topic, Weights>>;
  /** Direction is what the rules on acts say, unless the labelled articles speak against them. */
  readonly conflict: Weights;
  readonly neutral: Weights;
}

/**
 * What the labelling guide leads one to expect of each feature, in log-odds, before any article is seen.
 * Training moves weights away from these only as far as the labelled articles demand.
 */
export const expectedWeights: ExpectedWeights = {
  spread: {
    relevance: { rules: 0.6, wording: 0.4, leastSeen: 3 },
    indicators: { rules: 0.6, wording: 0.25, leastSeen: 3 },
    direction: { rules: 0.5, wording: 0.25, leastSeen: 3 },
    score: { rules: 0.15, wording: 0.06, leastSeen: 3 },
  },
  conflict: { prior: -2, 'rule.conflict': 3, 'rule.conflict.title': 0.7, 'rule.cooperation.title': -0.7 },
  neutral: { prior: -3, 'rule.neutral': 3.5 },
  relevance: {
    prior: -0.5,
    'sides.both-in-title': 0.8,
    'sides.apart': -0.7,
    'sides.pakistan-by-common-name-only': -1.2,
    'sides.russia-by-common-name-only': -1.5,
    'sides.none-in-title': -0.8,
    'official.both': 0.6,
    'official.both.title': 0.8,
    'official.former': -0.5,
    'joined.pair.title': 1,
    'joined.pair.summary': 0.4,
    'joined.pakistan-with-third.title': -1.2,
    'joined.pakistan-with-third.summary': -0.6,
    'joined.russia-with-third.title': -1,
    'joined.russia-with-third.summary': -0.5,
    'third.one': -0.3,
    'third.two': -0.7,
    'third.list': -1,
    'third.leads-title': -1,
    'third.in-title': -0.6,
    'third.india.title': -0.5,
    'third.afghanistan.title': -0.5,
    'third.ukraine.title': -0.7,
    'R1-multilateral': -1,
    'R1-sideline': 0.5,
    'R1-small-format-agrees': 1,
    'R1-third-countrys-affairs': -1.2,
    'R2-not-affairs-of-state': -2,
    'R3-india-russia': -1.2,
    'R3-speaks-of-the-other': 0.6,
    'R4-ukraine-war': -1.4,
    'R4-own-position': 2.5,
    'R5-analysis': -2,
    'R5-third-partys-position': 0.6,
    'R5-view-tells-the-event': 1.5,
    'R6-domestic-politics': -1.8,
    'R6-russian-official-comments': 2,
    'R7-dealing': 0.7,
    'R8-dispute-with-third': -1.5,
    'R8-good-offices': 1,
    'R9-past-only': -1.5,
    'R9-present-ceremony': 0.6,
    'R10-individuals': -2,
    'R10-state-linked': 0.6,
    'act-of-sympathy': 0.8,
    'act-between.pakistan-and-russia.title': 0.5,
    'act-between.pakistan-and-third.title': -0.4,
    'act-between.russia-and-third.title': -0.4,
    'concrete-act-between-the-two': 0.8,
    'different-clauses': -1.2,
    'one-side-speaks-of-the-other': 0.7,
    'act-links-the-two': 0.8,
    'side-by-side-each-in-its-place': -1.5,
    'side-by-side-each-for-itself': -1.5,
    'side-by-side-third-deals-with-both': -1.2,
    'R6-former-official-looks-back': -1.5,
    'R7-prices-and-markets': -1.2,
    'sides.russia-by-dateline-only': -1.5,
    'dateline.pk': 0.3,
    'cue.many.title': -0.3,
    'cue.travel-guide': -1.5,
    'cue.editorial.title': -0.5,
    'cue.sport.title': -0.7,
    'cue.accident.title': -0.6,
    'cue.list.title': -0.5,
    'cue.market.title': -0.5,
    'cue.press-digest.title': -0.6,
    'cue.media-source.title': -0.3,
    'act.none': -0.7,
    'act.in-title': 0.3,
    'act.sign': 0.3,
    'act.exercise': 0.5,
    'act.visit': 0.3,
    'act.deliver': 0.2,
    'act.call': 0.3,
    'act.lift-ban': 0.4,
    'object.pipeline': 0.3,
    'object.exercise': 0.3,
    'object.igc': 0.8,
  },
  indicators: {
    trade: {
      prior: -2.5,
      'topic.trade': 1,
      'topic.trade.title': 2,
      'topic.trade.core': 1,
      'topic.trade.more-than-one-word': 0.5,
      'object.igc': 1.5,
      'trade.only-words-of-an-energy-deal': -2.5,
      'object.payments': 1,
      'trade.payments-of-an-energy-deal': 1,
      'act.deport': -1.5,
      'topic.trade.in-a-list-of-subjects': 2.5,
    },
    energy: {
      prior: -2.5,
      'topic.energy': 1,
      'topic.energy.title': 2.5,
      'topic.energy.core': 1,
      'topic.energy.more-than-one-word': 0.5,
      'topic.energy.in-a-list-of-subjects': 2.5,
    },
    defence: {
      prior: -2.5,
      'topic.defence': 1,
      'topic.defence.title': 2,
      'topic.defence.core': 0.7,
      'topic.defence.more-than-one-word': 0.7,
      'role.military': 0.8,
      'object.exercise': 0.7,
      'cue.attack': -0.7,
      'act.greet': -0.8,
      'cue.ukraine-war': -0.7,
      'defence.in-a-message-of-sympathy': -1.5,
      'defence.in-a-vote': -1.5,
      'topic.defence.in-a-list-of-subjects': 2.5,
    },
    diplomacy: {
      prior: -0.8,
      'channel.diplomatic': 1.2,
      'channel.diplomatic.title': 1,
      'channel.diplomatic.both': 0.8,
      'channel.line-minister-only': -0.8,
      'channel.none': -0.5,
      'channel.office-without-its-state': 1.5,
      'topic.none': 2,
      'act.greet': 0.8,
      'act.condemn-attack': 0.5,
      'act.call': 0.5,
      'act.abstain': 1,
      'role.leader': 0.4,
      'role.fm': 0.4,
      'role.diplomat': 0.5,
      'role.parliament': 0.6,
      'role.deputy-pm': 0.6,
      'third.us.title': -0.5,
    },
    other: {
      prior: -2.5,
      'topic.other': 0.8,
      'topic.other.title': 2,
      'topic.other.alone': 0.7,
      'topic.other.core': 0.6,
      'topic.other.in-a-list-of-subjects': 1,
      'other.in-a-message-of-sympathy': -0.7,
      'act.deport': 1,
    },
  },
};
