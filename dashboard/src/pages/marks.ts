import type { Direction, Status, Topic } from '../../../src/kernel/words.js';
import { element } from '../dom/element.js';
import type { SeriesName } from '../service/records.js';
import { DIRECTION_LABEL, DIRECTION_MARK, STATUS_LABEL, TOPIC_LABEL } from '../words/labels.js';
import { scoreWords } from '../words/numbers.js';

/** Name of an indicator with its colour swatch. */
export function topicTag(topic: Topic | SeriesName): HTMLElement {
  return element(
    'span',
    { class: 'tag' },
    element('span', { class: `swatch swatch-${topic}`, 'aria-hidden': true }),
    TOPIC_LABEL[topic],
  );
}

/** Direction as mark and word, with the score. */
export function scoreTag(direction: Direction, score: number): HTMLElement {
  return element(
    'span',
    { class: `score score-${direction}` },
    element('span', { 'aria-hidden': true }, DIRECTION_MARK[direction]),
    ` ${DIRECTION_LABEL[direction]} ${scoreWords(score)}`,
  );
}

/** How far an act has got. */
export function statusTag(status: Status): HTMLElement {
  return element('span', { class: `status status-${status}` }, STATUS_LABEL[status]);
}

/** The language a text is in by its script, for fonts and voices; null for Latin and mixed scripts. */
export function languageByScript(words: string): 'ur' | 'ru' | null {
  const count = (script: RegExp): number => words.match(script)?.length ?? 0;
  const [arabic, cyrillic, latin] = [
    count(/\p{Script=Arabic}/gu),
    count(/\p{Script=Cyrillic}/gu),
    count(/\p{Script=Latin}/gu),
  ];
  if (arabic > cyrillic + latin) return 'ur';
  return cyrillic > arabic + latin ? 'ru' : null;
}

/** Text that comes from outside: as text, in its own direction of writing and with fonts of its script. */
export function foreign(tag: 'span' | 'p', words: string): HTMLElement {
  return element(tag, { dir: 'auto', lang: languageByScript(words), class: 'foreign' }, words);
}

/** A link out of the dashboard, where the address is a web address; else plain text. */
export function outsideLink(words: string, url: string | null): HTMLElement {
  const lang = languageByScript(words);
  if (url === null || !/^https?:\/\//i.test(url)) return element('span', { dir: 'auto', lang }, words);
  return element(
    'a',
    { href: url, lang, rel: 'noopener noreferrer nofollow', target: '_blank', dir: 'auto' },
    words,
  );
}
