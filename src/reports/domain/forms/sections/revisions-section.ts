import { CHANGE_KINDS } from '../../../../developments/domain/development-change.js';
import type {
  LateDevelopment,
  LateKnowledge,
  LatePromise,
  ReportRevision,
  ReportRevisions,
} from '../../weekly-report.js';
import { bullets, heading, paragraph, type Block, type Line, type ListItem } from '../document.js';
import { shortened, type Extent } from '../extent.js';
import type { Speech } from '../speech.js';
import { figureLine } from './stamp-section.js';

/** Figures that were given otherwise at the report before, with the largest causes. */
export function revisionsSection(revisions: ReportRevisions, speech: Speech, extent: Extent): Block[] {
  const { word, sentence, counted, weekShort, instant } = speech;
  const { since, figures } = revisions;
  const span = { from: weekShort(revisions.from), to: weekShort(revisions.to) };
  const intro = sentence(since.week === null ? 'revisionsSinceInstant' : 'revisionsSinceReport', {
    ...span,
    asOf: instant(since.asOf),
    week: since.week === null ? '' : weekShort(since.week),
  });
  return [
    heading(2, 'revisions', word('revisions')),
    paragraph(...intro),
    figures.length === 0
      ? paragraph(...sentence('revisionsNone'))
      : bullets(figures.slice(0, extent.mostEntries).map((figure) => revisionItem(figure, speech, extent))),
    ...shortened(figures, extent, speech),
    ...(revisions.figuresNotListed === 0
      ? []
      : [paragraph(...counted('revisionsNotListed', revisions.figuresNotListed))]),
    ...(revisions.late === undefined ? [] : lateBlocks(revisions.late, speech, extent)),
  ];
}

/** What the reports of earlier weeks could not tell. */
function lateBlocks(late: LateKnowledge, speech: Speech, extent: Extent): Block[] {
  const { word, sentence, counted } = speech;
  const { developments, promises, developmentsNotListed, promisesNotListed } = late;
  if (developments.length === 0 && promises.length === 0) return [paragraph(...sentence('lateNone'))];
  const shown = [
    ...developments.slice(0, extent.mostEntries).map((one) => lateDevelopmentLine(one, speech)),
    ...promises.slice(0, extent.mostEntries).map((one) => latePromiseLine(one, speech)),
  ];
  return [
    heading(3, 'late', word('late')),
    paragraph(...sentence('lateIntro')),
    bullets(shown.map((line) => ({ line, under: [] }))),
    ...shortened(developments, extent, speech),
    ...shortened(promises, extent, speech),
    ...(developmentsNotListed === 0
      ? []
      : [paragraph(...counted('lateDevelopmentsNotListed', developmentsNotListed))]),
    ...(promisesNotListed === 0 ? [] : [paragraph(...counted('latePromisesNotListed', promisesNotListed))]),
  ];
}

function lateDevelopmentLine(one: LateDevelopment, speech: Speech): Line {
  const { sentence, word, foreign, date, signed, series } = speech;
  const topics = one.indicators.map(series).join(word('listBetweenShort'));
  return sentence(one.counts ? 'lateDevelopment' : 'lateNotCounted', {
    date: date(one.date),
    what: foreign(one.what),
    indicators: topics === '' ? word('noIndicator') : topics,
    score: signed(one.score),
    status: word(`status:${one.status}`),
  });
}

function latePromiseLine({ what, change, date, state }: LatePromise, speech: Speech): Line {
  return speech.sentence('latePromise', {
    date: speech.date(date),
    what: speech.foreign(what),
    change: speech.word(`promiseChange:${change}`),
    state: speech.word(`promiseState:${state}`),
  });
}

function revisionItem(revision: ReportRevision, speech: Speech, { mostSources }: Extent): ListItem {
  const { sentence, counted, series, weekShort } = speech;
  const causes = revision.causes.slice(0, mostSources).map((cause) => causeLine(cause, speech));
  const cut: Line[] = causes.length < revision.causes.length ? [[speech.word('moreSources')]] : [];
  const more: Line[] =
    revision.causesNotListed === 0 ? [] : [counted('causesNotListed', revision.causesNotListed)];
  return {
    line: sentence('revisionLine', {
      series: series(revision.indicator),
      week: weekShort(revision.week),
      before: figureLine(revision.before, speech),
      after: figureLine(revision.after, speech),
    }),
    under: [
      ...[...causes, ...cut, ...more],
      ...revision.coverage.slice(0, mostSources).map((week) => coverageLine(week, speech)),
    ],
  };
}

function causeLine(cause: ReportRevision['causes'][number], speech: Speech): Line {
  const { sentence, word, foreign, signed } = speech;
  const kind = CHANGE_KINDS.find((known) => known === cause.kind);
  const points = (value: number | null) => (value === null ? word('notCounted') : signed(value, 2));
  return sentence('causeLine', {
    what: foreign(cause.what),
    kind: word(kind === undefined ? 'cause:other' : `cause:${kind}`),
    before: points(cause.before),
    after: points(cause.after),
  });
}

function coverageLine(coverage: ReportRevision['coverage'][number], speech: Speech): Line {
  const { sentence, word, weekShort, percent } = speech;
  const share = (value: number | null) => (value === null ? word('notWatched') : percent(value, 1));
  return sentence('coverageRevised', {
    week: weekShort(coverage.week),
    before: share(coverage.before),
    after: share(coverage.after),
  });
}
