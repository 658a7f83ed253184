import { signed } from './development-match.js';
import type { Match } from './development-index.js';
import { changesOf, correctedTitle } from './corrected-reports.js';
import type { Fact } from './fact.js';
import type { AlertItem, EvidenceLine } from './notification.js';

/** What is told of a fact that a rule matched; `at`: when the service knew it. */
export function alertItem(fact: Fact, { rule, why }: Match, at: Date): AlertItem {
  return {
    rule: { id: rule.id, name: rule.name },
    severity: rule.severity,
    title: titleOf(fact),
    why,
    evidence: evidenceOf(fact),
    page: pageOf(fact),
    at: at.toISOString(),
  };
}

/** What happened, in a line. */
export function titleOf(fact: Fact): string {
  switch (fact.kind) {
    case 'development':
      return fact.what;
    case 'promise':
      return `Promise ${fact.event}: ${fact.what}`;
    case 'index':
      return `${capital(fact.indicator)}: ${MEASURES[fact.measure]} is ${signed(fact.to)} (it was ${signed(fact.from)})`;
    case 'record':
      return `${capital(fact.indicator)}: the ${fact.extreme} index on record, ${signed(fact.value)} in ${fact.week}`;
    case 'tested-change':
      return `${capital(fact.indicator)} in ${fact.week}: ${fact.change}`;
    case 'alarm':
      return `${capital(fact.alarm.indicator)}: ${fact.alarm.why}`;
    case 'no-news':
      return fact.indicator === 'any'
        ? `No development for ${fact.toDays} days`
        : `No development in ${fact.indicator} for ${fact.toDays} days`;
    case 'feed-silent':
      return `The feed ${fact.name} has not answered for ${fact.toHours} hours`;
    case 'report':
      return fact.title;
    case 'corrected-reports':
      return correctedTitle(fact);
  }
}

const MEASURES = {
  index: 'the index',
  low: 'the low end of the 90 % range',
  high: 'the high end of the 90 % range',
  'change-1': 'the change over a week',
  'change-4': 'the change over 4 weeks',
  'change-13': 'the change over 13 weeks',
} as const;

function evidenceOf(fact: Fact): readonly EvidenceLine[] {
  switch (fact.kind) {
    case 'development':
    case 'promise':
    case 'alarm':
      return fact.evidence;
    case 'index':
    case 'record':
    case 'tested-change':
    case 'no-news':
    case 'feed-silent':
    case 'report':
      return [];
    case 'corrected-reports':
      return changesOf(fact).map((text) => ({ text, publisher: null, url: null }));
  }
}

/** The path of the page that shows it. */
export function pageOf(fact: Fact): string {
  switch (fact.kind) {
    case 'development':
      return `/developments/${encodeURIComponent(fact.id)}`;
    case 'promise':
      return `/promises#${encodeURIComponent(fact.id)}`;
    case 'index':
    case 'record':
    case 'tested-change':
      return `/weeks/${fact.indicator}/${fact.week}`;
    case 'alarm':
      return '/alarms';
    case 'no-news':
      return fact.indicator === 'any' ? '/developments' : `/developments?indicator=${fact.indicator}`;
    case 'feed-silent':
      return '/feeds';
    case 'report':
      return `/reports/${fact.week}`;
    case 'corrected-reports': {
      const [first, ...others] = fact.editions;
      return first === undefined || others.length > 0
        ? '/reports'
        : `/reports/${first.week}?edition=${first.edition}`;
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
