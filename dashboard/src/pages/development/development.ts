import { withoutTurns } from '../../../../src/kernel/turning-marks.js';
import { element, fill } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { Child } from '../../dom/element.js';
import { panel } from '../../dom/panel.js';
import { term } from '../../dom/term.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import type { DevelopmentDetail, SourceDocument } from '../../service/compound.js';
import { developmentDetail, sourceDocument } from '../../service/compound.js';
import type { Outlet } from '../../service/outlet.js';
import { outlet } from '../../service/outlet.js';
import type { Answer } from '../../service/problem.js';
import { dateWords, instantWords, knownDateWords } from '../../words/dates.js';
import { EVENT_LABEL, ORIGIN_LABEL } from '../../words/labels.js';
import { sureWords } from '../../words/numbers.js';
import { weightWords } from '../../words/weight.js';
import { noteWords } from '../../words/notes.js';
import { foreign, languageByScript, scoreTag, statusTag, topicTag } from '../marks.js';
import { loadRuleSentences } from '../../words/rule-sentences.js';
import type { RuleSentences } from '../../../../src/classification/domain/rule-sentence.js';
import { citationSection } from './citations.js';
import { correctingSection } from './correcting.js';
import { reportSection } from './reports.js';
import { versionSection } from './versions.js';
import { whySection } from './why.js';
import { t } from '../../language/say.js';

interface Loaded {
  readonly detail: DevelopmentDetail;
  readonly documents: readonly SourceDocument[];
  /** Every outlet on the list of feeds. */
  readonly outlets: readonly Outlet[];
  /** Null where there is no report to explain. */
  readonly sentences: RuleSentences | null;
}

async function readDevelopment(visit: Visit): Promise<Answer<Loaded>> {
  const id = visit.parts['id'] ?? '';
  const [detail, documents, outlets] = await Promise.all([
    visit.reader.read(`/developments/${encodeURIComponent(id)}`, {}, developmentDetail),
    visit.reader.all('/documents', {}, sourceDocument),
    visit.reader.all('/feeds', {}, outlet),
  ]);
  if (detail.kind === 'problem') return detail;
  const sentences = detail.value.reports.length === 0 ? null : await loadRuleSentences();
  return {
    ...detail,
    value: {
      detail: detail.value,
      documents: documents.kind === 'answer' ? documents.value : [],
      outlets: outlets.kind === 'answer' ? outlets.value : [],
      sentences,
    },
  };
}

function fact(name: Child, ...value: readonly Child[]): HTMLElement {
  return element('div', {}, element('dt', {}, name), element('dd', {}, ...value));
}

function facts(detail: DevelopmentDetail): HTMLElement {
  const { date, eventType, mode, scheduled, origin, core, confidence, indicators } = detail;
  const kind =
    eventType === null ? t`not given` : `${EVENT_LABEL[eventType]}${mode === null ? '' : ` (${mode})`}`;
  return element(
    'dl',
    { class: 'facts' },
    fact(t`When`, knownDateWords(date)),
    scheduled !== null && fact(t`Announced for`, dateWords(scheduled)),
    fact(term('score', t`Direction and score`), scoreTag(detail.direction, detail.score)),
    fact(term('status', t`Status`), statusTag(detail.status)),
    fact(
      t`Indicators`,
      indicators.length === 0 ? t`none` : element('span', { class: 'tags' }, ...indicators.map(topicTag)),
    ),
    fact(t`Kind of act`, kind),
    fact(term('core', t`Relation`), core ? t`Directly bilateral` : t`Context`),
    fact(t`Origin`, ORIGIN_LABEL[origin]),
    fact(t`How sure`, sureWords(confidence)),
    fact(t`On record since`, instantWords(detail.recordedAt)),
  );
}

function weightSentence(detail: DevelopmentDetail): HTMLElement {
  const { status } = detail;
  const isCounted = status !== 'alleged' && status !== 'denied';
  return element(
    'p',
    {},
    ...sentence`${term('weight', t`Weight`)} in the index: ${weightWords(detail)}`,
    ' ',
    !isCounted && t`What is only alleged, or was denied since, is shown but not counted.`,
  );
}

function drawn({ detail, documents, outlets, sentences }: Loaded, visit: Visit): readonly Child[] {
  return [
    facts(detail),
    whySection(detail, sentences),
    element('section', {}, element('h2', {}, t`How it counts`), weightSentence(detail)),
    detail.notes === ''
      ? null
      : element('section', {}, element('h2', {}, t`Notes`), foreign('p', noteWords(detail.notes))),
    citationSection(detail.citations, documents),
    reportSection(detail, outlets, sentences),
    correctingSection(detail, visit),
    versionSection(detail, visit),
  ];
}

/** One development: what, when, how sure, who told it, and how it was read. */
export const developmentPage: PageKind = {
  title: () => t`Development`,
  open: (visit, main) => {
    const heading = element('h1', { tabindex: -1, dir: 'auto' }, t`Development`);
    const body = panel<Loaded>({
      title: t`In short`,
      skeletonLines: 10,
      class: 'panel-detail',
      load: () => readDevelopment(visit),
      draw: (loaded) => {
        fill(heading, loaded.detail.what);
        heading.lang = languageByScript(loaded.detail.what) ?? 'en';
        document.title = withoutTurns(t`${loaded.detail.what} · Pakistan–Russia relations tracker`);
        return drawn(loaded, visit);
      },
    });
    const back = element(
      'p',
      { class: 'crumb' },
      element('a', { href: visit.link('/developments') }, t`All developments`),
    );
    main.append(back, element('div', { class: 'page-head' }, heading), body.node);
    return { ready: body.reload() };
  },
};
