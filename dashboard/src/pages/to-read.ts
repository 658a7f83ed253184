import type { RuleSentences } from '../../../src/classification/domain/rule-sentence.js';
import { whileAtWork } from '../dom/at-work.js';
import { element, fill } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import type { Panel } from '../dom/panel.js';
import { panel, problemNote } from '../dom/panel.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { Correction, UnsureReport } from '../service/corrections.js';
import { enterCorrection, signedInToken, unsureReport } from '../service/corrections.js';
import type { Answer } from '../service/problem.js';
import { instantWords } from '../words/dates.js';
import { sureWords } from '../words/numbers.js';
import { loadRuleSentences } from '../words/rule-sentences.js';
import { standingOf, verdictForm } from './correcting/verdict-form.js';
import { verdictDetails } from './development/verdict.js';
import { foreign, languageOf, outsideLink, outsideName, scoreTag } from './marks.js';
import { t } from '../language/say.js';

const CONFIRMED = t`Confirmed as it was read, from the reading list`;

interface Loaded {
  readonly csrfToken: string | null;
  readonly reports: readonly UnsureReport[];
  readonly sentences: RuleSentences;
}

interface Sitting {
  readonly csrfToken: string;
  readonly sentences: RuleSentences;
  readonly announce: (sentence: string) => void;
}

async function load(visit: Visit): Promise<Answer<Loaded>> {
  const [page, csrfToken, sentences] = await Promise.all([
    visit.reader.page('/reading-list', {}, unsureReport),
    signedInToken(),
    loadRuleSentences(),
  ]);
  if (page.kind === 'problem') return page;
  return { ...page, value: { csrfToken, reports: page.value.items, sentences } };
}

function verdictLine({ verdict }: UnsureReport): HTMLElement {
  const sure = sureWords(verdict.relevance);
  return verdict.relevant
    ? element(
        'p',
        {},
        ...sentence`Read as a development (${sure} likely): ${scoreTag(verdict.direction, verdict.score)}`,
      )
    : element('p', {}, t`Read as no development (${sure} likely that it is one)`);
}

function aboutReport(report: UnsureReport, sentences: RuleSentences): readonly (HTMLElement | null)[] {
  const { article, verdict } = report;
  const when = article.publishedAt === null ? t`no date given` : instantWords(article.publishedAt);
  const language = article.language ?? verdict.language;
  return [
    element('h3', { dir: 'auto' }, outsideLink(article.title, article.link, language)),
    article.summary === '' ? null : foreign('p', article.summary, language),
    element('p', { class: 'quiet' }, outsideName(article.publisher), ` · ${when}`),
    verdictLine(report),
    verdictDetails(article, verdict, sentences),
  ];
}

/** The next report that is still to be read, after this one or else from the beginning. */
function goOn(item: HTMLElement): void {
  const open = [...document.querySelectorAll<HTMLElement>('.to-read[data-open]')];
  const next = open.find((other) => item.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  (next ?? open[0] ?? item).focus();
}

function readItem(report: UnsureReport, { csrfToken, sentences, announce }: Sitting): HTMLElement {
  const { article, verdict } = report;
  const item = element('li', { class: 'to-read', tabindex: -1, 'data-open': true });
  const outcome = element('div', { role: 'status' });
  const done = (entry: Correction): void => {
    item.removeAttribute('data-open');
    // Who went on to another report meanwhile is left there.
    const isHere = document.activeElement === document.body || item.contains(document.activeElement);
    const note = element(
      'p',
      { class: 'quiet' },
      t`Recorded as entry ${entry.id}; it can be taken back under “Corrections and versions”.`,
    );
    fill(
      item,
      element('h3', { dir: 'auto', lang: languageOf(article.title, article.language) }, article.title),
      note,
    );
    announce(t`Recorded.`);
    if (isHere) goOn(item);
  };
  const right = element('button', { type: 'button', class: 'confirm' }, t`Right as read`);
  const confirm = (): Promise<void> =>
    whileAtWork([right], async () => {
      const wanted = {
        kind: 'article',
        articleId: article.id,
        change: { relevant: verdict.relevant },
      } as const;
      const answer = await enterCorrection(csrfToken, wanted, CONFIRMED);
      if (answer.kind === 'answer') done(answer.value);
      else
        fill(
          outcome,
          problemNote(answer.problem, () => void confirm()),
        );
    });
  right.addEventListener('click', () => void confirm());
  const form = verdictForm(
    standingOf(verdict),
    (change) => ({ kind: 'article', articleId: article.id, change }),
    { csrfToken, done },
  );
  const correct = element('details', { class: 'correct' }, element('summary', {}, t`Correct it`), form);
  const actions = element('div', { class: 'to-read-actions' }, right);
  fill(item, ...aboutReport(report, sentences), actions, correct, outcome);
  return item;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('form, input, select') !== null;
}

/** Moves by a number of reports from the one in which the focus stands. */
function step(list: HTMLElement, by: 1 | -1): void {
  const items = [...list.querySelectorAll<HTMLElement>('.to-read')];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  items[Math.max(0, Math.min(items.length - 1, at + by))]?.focus();
}

/** J and K go to the next and the last report, R says “right”, C opens the form; outside of fields only. */
function listenToKeys(list: HTMLElement): void {
  list.addEventListener('keydown', (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = document.activeElement?.closest('.to-read');
    switch (event.key.toLowerCase()) {
      case 'j':
        step(list, 1);
        break;
      case 'k':
        step(list, -1);
        break;
      case 'r':
        item?.querySelector<HTMLElement>('.confirm')?.click();
        break;
      case 'c': {
        const form = item?.querySelector<HTMLDetailsElement>('.correct');
        if (form) form.open = true;
        form?.querySelector('input')?.focus();
        event.preventDefault();
        break;
      }
      default:
    }
  });
}

function drawn({ csrfToken, reports, sentences }: Loaded, visit: Visit): readonly HTMLElement[] {
  if (csrfToken === null) {
    const signIn = element('a', { href: visit.link('/method#sign-in') }, t`Sign in`);
    const items = reports.map((report) =>
      element('li', { class: 'to-read' }, ...aboutReport(report, sentences).filter((part) => part !== null)),
    );
    return [
      element('p', { class: 'note' }, ...sentence`${signIn} to confirm or correct these readings.`),
      element('ol', { class: 'plain', role: 'list' }, ...items),
    ];
  }
  const sitting = { csrfToken, sentences, announce: visit.announce };
  const list = element(
    'ol',
    { class: 'plain', role: 'list' },
    ...reports.map((report) => readItem(report, sitting)),
  );
  listenToKeys(list);
  return [
    element(
      'p',
      { class: 'quiet' },
      t`Keys, when a report has the focus: J next, K last, R right as read, C correct it.`,
    ),
    list,
  ];
}

/** The least certain verdicts, to be confirmed or corrected one after the other. */
export const toReadPage: PageKind = {
  title: () => t`To read`,
  open: (visit, main) => {
    const own: Panel = panel<Loaded>({
      title: t`Least certain first`,
      intro: t`Recent reports whose reading could as well be the other, and at which nobody has looked.`,
      skeletonLines: 8,
      load: () => load(visit),
      empty: ({ reports }) => (reports.length === 0 ? t`Nothing is uncertain enough to be read.` : null),
      draw: (loaded) => drawn(loaded, visit),
    });
    main.append(
      pageHead(t`To read`, t`What the tracker is least sure of; what you say goes before what it read.`),
      own.node,
    );
    return { ready: own.reload() };
  },
};
