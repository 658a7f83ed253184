/** The plain words of `data/rule-sentences.json`. */
export interface RuleSentences {
  /** A sentence for the id of a rule, or for its stem. */
  readonly sentences: Readonly<Record<string, string>>;
  /** What an ending adds to the stem's sentence: `.title` is “in the headline”. */
  readonly endings: Readonly<Record<string, string>>;
  /** Sentences for ids that are learned and have no list: by how they begin. */
  readonly families: Readonly<Record<string, string>>;
  /** What parts a sentence from its ending, and what ends it, where these are not the English comma and full stop. */
  readonly signs?: { readonly comma: string; readonly stop: string };
}

const ENGLISH_SIGNS = { comma: ', ', stop: '.' } as const;

/** What a rule means, in one sentence for readers who do not program; null where the data does not say. */
export function ruleSentence(rule: string, data: RuleSentences): string | null {
  const whole = data.sentences[rule];
  if (whole !== undefined) return whole;
  const dot = rule.lastIndexOf('.');
  const ending = dot < 0 ? undefined : data.endings[rule.slice(dot)];
  const stem = ending === undefined ? null : stemSentence(rule.slice(0, dot), data);
  if (stem !== null && ending !== undefined) {
    const { comma, stop } = data.signs ?? ENGLISH_SIGNS;
    return `${stem.endsWith(stop) ? stem.slice(0, -stop.length) : stem}${comma}${ending}${stop}`;
  }
  return familySentence(rule, data.families);
}

function stemSentence(rule: string, data: RuleSentences): string | null {
  const isLearned = familySentence(rule, data.families) !== null;
  return isLearned && data.sentences[rule] === undefined ? null : ruleSentence(rule, data);
}

function familySentence(rule: string, families: RuleSentences['families']): string | null {
  const longest = Object.keys(families)
    .filter((beginning) => rule.startsWith(beginning))
    .sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? null : (families[longest] ?? null);
}
