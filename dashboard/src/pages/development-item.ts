import type { Visit } from '../frame/visit.js';
import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import type { Development } from '../service/records.js';
import { dateWords } from '../words/dates.js';
import type { OutletNames } from './outlet-names.js';
import { foreign, outsideLink, scoreTag, statusTag, topicTag } from './marks.js';
import { COMMA, counted, t } from '../language/say.js';

const MOST_SOURCES = 4;

/** The address of a development's page. */
export function developmentAddress(id: string): string {
  return `/developments/${encodeURIComponent(id)}`;
}

/** Who reported it, each once, under the names that the page of the development uses; and how many are not named. */
export function reporters(
  { sources }: Pick<Development, 'sources'>,
  names: OutletNames,
): {
  readonly named: readonly { readonly name: string; readonly url: string | null }[];
  readonly rest: number;
} {
  const byName = new Map(
    sources.map(({ publisher, url }) => {
      const name = names.get(publisher) ?? publisher;
      return [name, { name, url }] as const;
    }),
  );
  const all = [...byName.values()];
  return { named: all.slice(0, MOST_SOURCES), rest: Math.max(0, all.length - MOST_SOURCES) };
}

function sourceLine(development: Development, names: OutletNames): HTMLElement {
  const { sources, citations } = development;
  if (sources.length === 0) {
    const documents = new Set(citations.map(({ document }) => document)).size;
    return element('p', { class: 'sources' }, counted(documents, 'From {n} document', 'From {n} documents'));
  }
  const { named, rest } = reporters(development, names);
  const links = named.flatMap(({ name, url }, at) => [at === 0 ? '' : COMMA, outsideLink(name, url)]);
  const shown = element('span', {}, ...links);
  const words = rest > 0 ? sentence`Reported by ${shown} and ${rest} more` : sentence`Reported by ${shown}`;
  return element('p', { class: 'sources' }, ...words);
}

/** One development in a list: date, what, direction and score, how far, indicators, who reported it. */
export function developmentItem(development: Development, visit: Visit, names: OutletNames): HTMLElement {
  const { id, what, date, direction, score, status, indicators, core } = development;
  const heading = element(
    'h3',
    {},
    element('a', { href: visit.link(developmentAddress(id)) }, foreign('span', what)),
  );
  const tags = element(
    'p',
    { class: 'tags' },
    scoreTag(direction, score),
    statusTag(status),
    ...indicators.map(topicTag),
    !core && element('span', { class: 'tag' }, t`Context`),
  );
  return element(
    'li',
    { class: 'development' },
    element('p', { class: 'when' }, dateWords(date)),
    element('div', {}, heading, tags, sourceLine(development, names)),
  );
}
