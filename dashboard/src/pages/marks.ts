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

/** Which of the dashboard's languages a text is in by its script, for fonts and voices; null without letters or where scripts are even. */
export function languageByScript(words: string): 'ur' | 'ru' | 'en' | null {
  const count = (script: RegExp): number => words.match(script)?.length ?? 0;
  const [arabic, cyrillic, latin] = [
    count(/\p{Script=Arabic}/gu),
    count(/\p{Script=Cyrillic}/gu),
    count(/\p{Script=Latin}/gu),
  ];
  if (arabic > cyrillic + latin) return 'ur';
  if (cyrillic > arabic + latin) return 'ru';
  return latin > arabic + cyrillic ? 'en' : null;
}

function scriptOf(language: string): string | undefined {
  return new Intl.Locale(language).maximize().script;
}

/**
 * The language of a text: the one on record where the text is in its script, else the one its script tells. A feed in Urdu
 * brings titles in English too, and no voice should read these as Urdu.
 */
export function languageOf(words: string, recorded: string | null): string | null {
  const byScript = languageByScript(words);
  if (recorded === null || recorded === '' || byScript === null) return byScript;
  try {
    return scriptOf(recorded) === scriptOf(byScript) ? recorded : byScript;
  } catch (reason) {
    // What a feed calls its language need not be the name of one.
    if (!(reason instanceof RangeError)) throw reason;
    return byScript;
  }
}

/** Text that comes from outside: as text, in its own direction of writing, with fonts and voices of its language. */
export function foreign(tag: 'span' | 'p', words: string, recorded: string | null = null): HTMLElement {
  return element(tag, { dir: 'auto', lang: languageOf(words, recorded), class: 'foreign' }, words);
}

/** A name from outside, in a sentence or a cell that is to stay as wide as its words. */
export function outsideName(words: string): HTMLElement {
  return element('span', { dir: 'auto', lang: languageByScript(words) }, words);
}

/** A link out of the dashboard, where the address is a web address; else plain text. */
export function outsideLink(words: string, url: string | null, recorded: string | null = null): HTMLElement {
  const lang = languageOf(words, recorded);
  if (url === null || !/^https?:\/\//i.test(url)) return element('span', { dir: 'auto', lang }, words);
  return element(
    'a',
    { href: url, lang, rel: 'noopener noreferrer nofollow', target: '_blank', dir: 'auto' },
    words,
  );
}
