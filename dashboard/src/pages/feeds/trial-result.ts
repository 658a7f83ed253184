import type { TriedDocument, TriedFeed } from '../../../../src/pipeline/trial/tried-feed.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { clauses, counted, listed, t } from '../../language/say.js';
import { dateWords, instantWords } from '../../words/dates.js';
import { feedProblemWords } from '../../words/feed-problems.js';
import { languageName, TOPIC_LABEL } from '../../words/labels.js';
import { sureWords } from '../../words/numbers.js';
import { foreign, outsideLink } from '../marks.js';

type Item = TriedDocument['first'][number];

function day(instant: string): string {
  const from = instant.slice(0, 'YYYY-MM-DD'.length);
  return dateWords({ from, to: from, precision: 'day' });
}

function datesWords({ items, dated, newest, oldest }: TriedDocument): string {
  if (items === 0) return t`It holds no item now.`;
  if (newest === null || oldest === null) return t`None of its items has a date that can be read.`;
  const without = items - dated;
  const span = t`The newest item is of ${instantWords(newest)}, the oldest of ${day(oldest)}.`;
  if (without === 0) return span;
  return `${span} ${counted(without, '{n} item has no date that can be read.', '{n} items have no date that can be read.')}`;
}

function verdictWords({ relevant, relevance, indicators }: Item): string {
  const share = sureWords(relevance);
  if (!relevant) return t`Would not count (${share} likely about the relations)`;
  const names = indicators.map(({ name }) => TOPIC_LABEL[name]);
  return t`Would count as ${listed(names)} (${share} likely about the relations)`;
}

function itemEntry(item: Item): HTMLElement {
  const { title, link, published, language } = item;
  const about = [published === null ? t`undated` : day(published), languageName(language)];
  return element(
    'li',
    {},
    element('p', {}, title === '' ? outsideLink(t`(no title)`, link) : outsideLink(title, link, language)),
    element('p', { class: 'quiet' }, clauses([verdictWords(item), ...about])),
  );
}

function judgedWords({ first }: TriedDocument): string {
  const relevant = first.filter((item) => item.relevant).length;
  return counted(
    first.length,
    'Of the first {n} item the tracker would count {0} as about relations between Pakistan and Russia.',
    'Of the first {n} items the tracker would count {0} as about relations between Pakistan and Russia.',
    relevant,
  );
}

function documentParts(document: TriedDocument): readonly Child[] {
  const { format, title, items, languages, first } = document;
  const named = languages.map(({ language, items: count }) => `${languageName(language)} (${count})`);
  return [
    element(
      'p',
      {},
      element(
        'strong',
        {},
        counted(items, 'A feed ({0}) with {n} item', 'A feed ({0}) with {n} items', format.toUpperCase()),
      ),
      title !== '' && ': ',
      title !== '' && foreign('span', title),
    ),
    element('p', {}, datesWords(document)),
    first.length > 0 && element('p', {}, t`Languages: ${listed(named)}`),
    first.length > 0 && element('p', {}, judgedWords(document)),
    first.length > 0 &&
      element(
        'details',
        {},
        element('summary', {}, t`The first items`),
        element('ol', { class: 'plain', role: 'list' }, ...first.map(itemEntry)),
      ),
  ];
}

function problemParts(problem: NonNullable<TriedFeed['problem']>): readonly Child[] {
  const { what, remedy, asGiven } = feedProblemWords(problem);
  return [
    element('p', { dir: 'auto' }, element('strong', {}, what)),
    element('p', { dir: 'auto' }, element('strong', {}, t`What to do:`), ' ', remedy),
    asGiven !== null &&
      element('p', { class: 'quiet', lang: 'en', dir: 'auto' }, `${asGiven} ${problem.remedy}`),
  ];
}

/** Says that an address is known, and what that means for adding it. */
function knownNote({ name, enabled, withdrawal }: NonNullable<TriedFeed['knownAs']>): HTMLElement {
  const words =
    withdrawal !== null
      ? t`This address was removed as “${name}”. Adding it takes it up again, with what it brought before.`
      : enabled
        ? t`This address is in the list already as “${name}”, and it is polled.`
        : t`This address is in the list already as “${name}”, and it is off: ask it again there.`;
  return element('p', { class: 'note note-stale', dir: 'auto' }, words);
}

function whereNote({ url, finalUrl, movedTo }: TriedFeed): Child {
  if (movedTo !== null)
    return element(
      'p',
      { dir: 'auto' },
      t`The site says that it has moved to ${movedTo}; that address is taken.`,
    );
  if (finalUrl === null || finalUrl === url) return null;
  return element('p', { dir: 'auto' }, t`The answer came from ${finalUrl}.`);
}

/** What came of trying an address out, in words. */
export function trialResult(tried: TriedFeed): HTMLElement {
  const { problem, document, knownAs } = tried;
  return element(
    'div',
    { class: problem === null ? 'trial trial-well' : 'trial note note-problem' },
    knownAs !== null && knownNote(knownAs),
    ...(problem === null ? [] : problemParts(problem)),
    whereNote(tried),
    ...(document === null ? [] : documentParts(document)),
  );
}
