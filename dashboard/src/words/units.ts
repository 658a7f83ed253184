import { counted, t } from '../language/say.js';

/** Units that are counted: the number decides on the form, the figure is what is written. */
const COUNTED: Readonly<Record<string, (count: number, figure: string) => string>> = {
  years: (n, figure) => counted(n, '{0} year', '{0} years', figure),
  persons: (n, figure) => counted(n, '{0} person', '{0} persons', figure),
  kilometres: (n, figure) => counted(n, '{0} kilometre', '{0} kilometres', figure),
  miles: (n, figure) => counted(n, '{0} mile', '{0} miles', figure),
  soldiers: (n, figure) => counted(n, '{0} soldier', '{0} soldiers', figure),
  states: (n, figure) => counted(n, '{0} state', '{0} states', figure),
  economies: (n, figure) => counted(n, '{0} economy', '{0} economies', figure),
  'mmcfd as printed': (n, figure) => counted(n, '{0} mmcfd as printed', '{0} mmcfd as printed', figure),
  'cubic feet per day': (n, figure) => counted(n, '{0} cubic foot per day', '{0} cubic feet per day', figure),
  helicopters: (n, figure) => counted(n, '{0} helicopter', '{0} helicopters', figure),
  regions: (n, figure) => counted(n, '{0} region', '{0} regions', figure),
  days: (n, figure) => counted(n, '{0} day', '{0} days', figure),
  dollars: (n, figure) => counted(n, '{0} dollar', '{0} dollars', figure),
  roubles: (n, figure) => counted(n, '{0} rouble', '{0} roubles', figure),
  doses: (n, figure) => counted(n, '{0} dose', '{0} doses', figure),
  'working groups': (n, figure) => counted(n, '{0} working group', '{0} working groups', figure),
};

/** Units that number a thing rather than count it: “edition 3”. */
const NUMBERED: Readonly<Record<string, (figure: string) => string>> = {
  edition: (figure) => t`edition ${figure}`,
  meeting: (figure) => t`meeting ${figure}`,
  round: (figure) => t`round ${figure}`,
  summit: (figure) => t`summit ${figure}`,
  rank: (figure) => t`rank ${figure}`,
};
const RANK_OF = /^rank of (\d+)$/;

/** A figure with its unit; a unit that has no words here goes as the documents have it. */
export function unitWords(unit: string, count: number, figure: string): string {
  const of = RANK_OF.exec(unit)?.[1];
  if (of !== undefined) return t`rank ${figure} of ${of}`;
  if (unit === 'per cent') return t`${figure}%`;
  return NUMBERED[unit]?.(figure) ?? COUNTED[unit]?.(count, figure) ?? `${figure} ${unit}`;
}

/** How the documents hedge a figure. */
const HEDGED: Readonly<Record<string, (figure: string) => string>> = {
  over: (figure) => t`over ${figure}`,
  around: (figure) => t`around ${figure}`,
  about: (figure) => t`about ${figure}`,
  'more than': (figure) => t`more than ${figure}`,
  'up to': (figure) => t`up to ${figure}`,
  estimated: (figure) => t`estimated ${figure}`,
  almost: (figure) => t`almost ${figure}`,
  between: (figure) => t`between ${figure}`,
  'not among the top': (figure) => t`not among the top ${figure}`,
  dozens: (figure) => t`dozens, ${figure}`,
};

/** Hedges of several words, which stand behind the figure. */
const BEHIND: Readonly<Record<string, string>> = {
  'up to a billion cubic feet a day': t`up to a billion cubic feet a day`,
  'long-term plan': t`long-term plan`,
};
const LONGEST_LEADING_WORDS = 4;

/** A figure with what hedges it; what has no words here goes as the documents have it. */
export function hedgedWords(qualifier: string, figure: string): string {
  const isLong = qualifier in BEHIND || qualifier.split(' ').length > LONGEST_LEADING_WORDS;
  if (isLong) return `${figure} (${BEHIND[qualifier] ?? qualifier})`;
  return HEDGED[qualifier]?.(figure) ?? `${qualifier} ${figure}`;
}

/** A hedge that stands for the figure itself. */
export function hedgeAlone(qualifier: string): string {
  return BEHIND[qualifier] ?? qualifier;
}
