import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import { pageHead } from '../frame/frame.js';
import type { OpenPage, Visit } from '../frame/visit.js';
import { COMMA, t } from '../language/say.js';
import { SERIES } from '../service/records.js';
import type { SeriesName } from '../service/records.js';
import { TOPIC_LABEL } from '../words/labels.js';

/** A page in place of one whose address names something that there is not: what is wrong, and a way on. */
export function refuse(main: HTMLElement, title: string, ...ways: readonly HTMLElement[]): OpenPage {
  main.append(pageHead(title), ...ways);
  return { ready: Promise.resolve() };
}

/** “There are: Trade, Defence …”, each a link to the same page of that indicator. */
export function indicatorsThereAre(visit: Visit, addressOf: (name: SeriesName) => string): HTMLElement {
  const links = SERIES.flatMap((name, at) => [
    at === 0 ? '' : COMMA,
    element('a', { href: visit.link(addressOf(name)) }, TOPIC_LABEL[name]),
  ]);
  return element('p', {}, ...sentence`There are: ${element('span', {}, ...links)}.`);
}

export const noIndicatorTitle = (given: string): string => t`There is no indicator “${given}”`;
