import type { Visit } from '../frame/visit.js';
import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import type { Development } from '../service/records.js';
import { dateWords } from '../words/dates.js';
import { foreign, outsideLink, scoreTag, statusTag, topicTag } from './marks.js';
import { COMMA, counted, t } from '../language/say.js';

const MOST_SOURCES = 4;

/** The address of a development's page. */
export function developmentAddress(id: string): string {
  return `/developments/${encodeURIComponent(id)}`;
}

function sourceLine(development: Development): HTMLElement {
  const { sources, citations } = development;
  if (sources.length === 0) {
    const documents = new Set(citations.map(({ document }) => document)).size;
    return element('p', { class: 'sources' }, counted(documents, 'From {n} document', 'From {n} documents'));
  }
  const byPublisher = [...new Map(sources.map((source) => [source.publisher, source])).values()];
  const links = byPublisher
    .slice(0, MOST_SOURCES)
    .flatMap(({ publisher, url }, at) => [at === 0 ? '' : COMMA, outsideLink(publisher, url)]);
  const shown = element('span', {}, ...links);
  const rest = byPublisher.length - MOST_SOURCES;
  const words = rest > 0 ? sentence`Reported by ${shown} and ${rest} more` : sentence`Reported by ${shown}`;
  return element('p', { class: 'sources' }, ...words);
}

/** One development in a list: date, what, direction and score, how far, indicators, who reported it. */
export function developmentItem(development: Development, visit: Visit): HTMLElement {
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
    element('div', {}, heading, tags, sourceLine(development)),
  );
}
