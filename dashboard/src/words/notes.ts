import { clauses, t } from '../language/say.js';
/** What each rule of derivation says of a date, for readers; the rules stand in the baseline's notes by name. */
const RULE_WORDS: Readonly<Record<string, string>> = {
  'stated-elsewhere': t`a bound of the date stands in other lines`,
  'relative-to-publication': t`the date is reckoned from the publication`,
  'before-publication': t`it was so by the time the document was published`,
  'interval-count': t`the date is counted from a number of years in the text`,
  quarter: t`the text gives a quarter of a year`,
  'named-event': t`the date is bounded by an event of general history that the lines name`,
  'other-development': t`a bound of the date is that of another record`,
  'same-happening': t`another citation dates the same happening`,
};

const RULE = /rule(?:\((\d{3})\))?: ([a-z-]+)(?:\([^)]*\))?(?:; |\. |\.$|$)/g;

/** Notes with the named rules said in words, first; what a person wrote stays as it is. */
export function noteWords(notes: string): string {
  const rules = [...notes.matchAll(RULE)].map(([, document, rule = '']) => {
    const words = RULE_WORDS[rule] ?? t`rule “${rule}”`;
    return document === undefined ? words : t`${words} (document ${document})`;
  });
  const rest = notes.replaceAll(RULE, '').trim();
  if (rules.length === 0) return rest;
  const first = t`Date: ${clauses([...new Set(rules)])}.`;
  return rest === '' ? first : `${first} ${rest}`;
}
