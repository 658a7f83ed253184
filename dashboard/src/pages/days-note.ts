import { dayIn } from '../address/query.js';
import { element, fill } from '../dom/element.js';
import { t } from '../language/say.js';

const NO_DAY: Readonly<Record<'from' | 'to', string>> = {
  from: t`The first day in the address is no date: nothing is left out for being older.`,
  to: t`The last day in the address is no date: nothing is left out for being newer.`,
};

/** Which of the days that the address gives are no dates. */
export function noDays(query: URLSearchParams): readonly (keyof typeof NO_DAY)[] {
  return (['from', 'to'] as const).filter(
    (name) => (query.get(name) ?? '') !== '' && dayIn(query, name) === null,
  );
}

/** Says which days in the address a list could not follow, for each address anew; empty where there is none. */
export function daysNote(): { readonly node: HTMLElement; follow(query: URLSearchParams): void } {
  const node = element('div', { role: 'status' });
  const follow = (query: URLSearchParams): void => {
    const words = noDays(query).map((name) => NO_DAY[name]);
    fill(node, words.length > 0 && element('p', { class: 'note' }, words.join(' ')));
  };
  return { node, follow };
}
