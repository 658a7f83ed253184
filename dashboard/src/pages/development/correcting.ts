import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { panel } from '../../dom/panel.js';
import type { Visit } from '../../frame/visit.js';
import type { DevelopmentDetail, Report } from '../../service/compound.js';
import type { Correction } from '../../service/corrections.js';
import { correction, signedInToken } from '../../service/corrections.js';
import type { Answer } from '../../service/problem.js';
import type { Development } from '../../service/records.js';
import { development } from '../../service/records.js';
import { mergeForm, splitForm } from '../correcting/grouping.js';
import { correctionList } from '../correcting/history.js';
import { readingOf, standingOf, verdictForm } from '../correcting/verdict-form.js';
import { t } from '../../language/say.js';

/** Days around a development in which the same act may be told. */
const DAYS_AROUND = 14;
const MOST_CANDIDATES = 200;
const DAY_MS = 86_400_000;

interface Loaded {
  readonly csrfToken: string | null;
  readonly entries: readonly Correction[];
  readonly others: readonly Development[];
}

function around(day: string | null, days: number): string | null {
  return day === null ? null : new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

async function load(detail: DevelopmentDetail, visit: Visit): Promise<Answer<Loaded>> {
  const csrfToken = await signedInToken();
  const query = {
    development: detail.id,
    article: detail.reports.map(({ article }) => article.id).join(','),
  };
  const { from, to } = detail.date;
  const near = {
    origin: 'news',
    from: around(from, -DAYS_AROUND),
    to: around(to, DAYS_AROUND),
    limit: MOST_CANDIDATES,
  };
  const [entries, others] = await Promise.all([
    visit.reader.all('/corrections', query, correction),
    visit.reader.page('/developments', near, development),
  ]);
  if (entries.kind === 'problem') return entries;
  const candidates = others.kind === 'answer' ? others.value.items : [];
  return { ...entries, value: { csrfToken, entries: entries.value, others: candidates } };
}

function reportForm(report: Report, csrfToken: string, done: (entry: Correction) => void): HTMLElement {
  const { article, verdict } = report;
  const form = verdictForm(
    standingOf(verdict),
    (change) => ({ kind: 'article', articleId: article.id, change }),
    { csrfToken, done },
  );
  const title = element('summary', { dir: 'auto' }, t`Correct how “${article.title}” was read`);
  return element('details', { class: 'correct-report' }, title, form);
}

function ownForm(
  detail: DevelopmentDetail,
  csrfToken: string,
  done: (entry: Correction) => void,
): HTMLElement {
  const { what, date } = detail;
  const standing = { ...readingOf({ ...detail, relevant: true }), what, date };
  const form = verdictForm(
    standing,
    (change) => ({ kind: 'development', developmentId: detail.id, change }),
    { csrfToken, done },
  );
  return element('details', {}, element('summary', {}, t`Correct this development`), form);
}

function drawn(detail: DevelopmentDetail, visit: Visit, loaded: Loaded): readonly (HTMLElement | null)[] {
  const { csrfToken, entries, others } = loaded;
  const done = (entry: Correction): void => {
    visit.announce(t`Recorded. It has taken effect.`);
    const isGone = entry.change?.relevant === false;
    visit.go(visit.link(isGone ? '/corrections' : visit.path), true);
  };
  const signIn = element(
    'p',
    { class: 'quiet' },
    ...sentence`${element('a', { href: visit.link('/method#sign-in') }, t`Sign in`)} to correct what is wrong here.`,
  );
  const history =
    entries.length === 0
      ? element('p', { class: 'empty' }, t`Nobody has corrected anything here.`)
      : correctionList(entries, { csrfToken, link: visit.link, done });
  if (csrfToken === null) return [signIn, history];
  const correcting = { csrfToken, done };
  return [
    ownForm(detail, csrfToken, done),
    ...detail.reports.map((report) => reportForm(report, csrfToken, done)),
    mergeFormOf(detail, others, correcting),
    splitForm(detail, correcting),
    element('h3', {}, t`What people decided here`),
    history,
  ];
}

function mergeFormOf(
  detail: DevelopmentDetail,
  others: readonly Development[],
  correcting: Parameters<typeof mergeForm>[2],
): HTMLElement | null {
  return detail.reports.length === 0 ? null : mergeForm(detail, others, correcting);
}

/** Corrections of a development and its reports: the forms, for who is signed in, and the history. */
export function correctingSection(detail: DevelopmentDetail, visit: Visit): HTMLElement {
  const own = panel<Loaded>({
    title: t`Corrections`,
    intro: t`What a person decides goes before what the tracker read, at once and for good; every entry can be taken back.`,
    skeletonLines: 2,
    class: 'panel-correcting',
    load: () => load(detail, visit),
    draw: (loaded) => drawn(detail, visit, loaded),
  });
  own.node.id = 'corrections';
  void own.reload();
  return own.node;
}
