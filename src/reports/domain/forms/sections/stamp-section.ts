import type { BottomLineAmount, ChangedPart, EditionChange } from '../../edition-parts.js';
import type { ReportContent, ReportEdition, WeeklyReport } from '../../weekly-report.js';
import type { ReportFigure } from '../../report-figures.js';
import {
  bullets,
  heading,
  joined,
  linked,
  paragraph,
  type Block,
  type Inline,
  type Line,
} from '../document.js';
import { shortened, type Extent } from '../extent.js';
import type { Speech } from '../speech.js';
import type { PhraseName } from '../vocabulary.js';

interface StampSetting {
  readonly extent: Extent;
  /** The page of the edition corrected, where there is one. */
  readonly corrected: string | null;
}

/** As of when, from what data, by which versions, and the hash that tells one report from another. */
export function stampSection(
  { stamp, sha256 }: WeeklyReport,
  speech: Speech,
  { extent, corrected }: StampSetting,
): Block[] {
  const { word, instant } = speech;
  const rows: (readonly [string, Line])[] = [
    [word('asOf'), [instant(stamp.asOf)]],
    [word('dataCutOff'), [stamp.dataCutOff === null ? word('nothingRecorded') : instant(stamp.dataCutOff)]],
    [word('edition'), editionLine(stamp.edition, speech, corrected)],
    [word('versions'), versionsLine(stamp, speech)],
    [word('sha256'), [{ kind: 'code', text: sha256 }]],
  ];
  return [
    {
      kind: 'table',
      caption: word('stampCaption'),
      columns: [
        { head: word('stampWhat'), isNumeric: false },
        { head: word('stampValue'), isNumeric: false },
      ],
      rows: rows.map(([what, value]) => [[what], value]),
    },
    ...editionChanges(stamp.edition, speech, extent),
  ];
}

function editionLine(edition: ReportEdition | null, speech: Speech, corrected: string | null): Line {
  const { word, sentence, number, instant } = speech;
  if (edition === null) return [word('editionNone')];
  if (edition.corrects === null) return sentence('editionFirst', { n: number(edition.number) });
  return sentence('editionCorrects', {
    n: number(edition.number),
    before: number(edition.corrects.number),
    asOf: instant(edition.corrects.asOf),
    hash: linked([{ kind: 'code', text: edition.corrects.sha256 }], corrected),
  });
}

function versionsLine({ versions }: ReportContent['stamp'], { word, sentence }: Speech): Line {
  const code = (text: string): Inline => ({ kind: 'code', text });
  return sentence('versionsLine', {
    classifiers: versions.classifiers.length === 0 ? word('none') : code(versions.classifiers.join(', ')),
    parameters: code(versions.parameters),
    method: code(versions.method),
  });
}

function editionChanges(edition: ReportEdition | null, speech: Speech, extent: Extent): Block[] {
  if (edition === null || edition.changes.length === 0) return [];
  return [
    heading(2, 'edition', speech.word('editionChanges')),
    paragraph(...speech.sentence('editionChangesIntro')),
    bullets(
      edition.changes
        .slice(0, extent.mostEntries)
        .map((change) => ({ line: changeLine(change, speech), under: [] })),
    ),
    ...shortened(edition.changes, extent, speech),
  ];
}

/** One thing that an edition says otherwise, in words. */
export function changeLine(change: EditionChange, speech: Speech): Line {
  const { sentence, series, word, number, foreign } = speech;
  switch (change.code) {
    case 'figure':
      return sentence('changedFigure', {
        series: series(change.indicator),
        before: figureLine(change.before, speech),
        after: figureLine(change.after, speech),
      });
    case 'change-word':
      return sentence('changedWord', {
        series: series(change.indicator),
        before: word(change.before === null ? 'change:not-tested' : `change:${change.before}`),
        after: word(change.after === null ? 'change:not-tested' : `change:${change.after}`),
      });
    case 'development-added':
    case 'development-removed':
    case 'development-changed':
      return [
        ...sentence(`changed:${change.code}`, { what: foreign(change.what) }),
        ...partsOf(change, speech),
      ];
    case 'entry-added':
    case 'entry-removed':
    case 'entry-changed':
      return [
        ...sentence(`changed:${change.code}`, {
          section: word(`section:${change.section}`),
          what: foreign(change.what),
        }),
        ...partsOf(change, speech),
      ];
    case 'bottom-line':
      return sentence('changedAmount', {
        section: word('section:bottomLine'),
        amount: word(AMOUNT_NAME[change.amount]),
        before: amountLine(change.before, speech),
        after: amountLine(change.after, speech),
      });
    case 'otherwise':
      return sentence('changed:otherwise', { section: word(`section:${change.section}`) });
    case 'section':
      return sentence('changedSection', {
        section: word(`section:${change.section}`),
        before: number(change.before),
        after: number(change.after),
      });
  }
}

const AMOUNT_NAME: Readonly<Record<BottomLineAmount, PhraseName>> = {
  developments: 'ground:developments',
  reported: 'amount:reported',
  conflicts: 'amount:conflicts',
  coverage: 'ground:coverage',
  'several-publishers': 'amount:several-publishers',
  history: 'ground:history',
};

function amountLine(amount: number | null, { word, number }: Speech): Inline {
  if (amount === null) return word('groundUnknown');
  return number(amount, Number.isInteger(amount) ? 0 : 1);
}

/** “ (date, status)”: the parts in which an entry differs; nothing where they are not on record. */
function partsOf(
  { parts = [] }: { readonly parts?: readonly ChangedPart[] },
  { word, sentence }: Speech,
): Line {
  if (parts.length === 0) return [];
  const names = parts.map((part): Line => [word(`part:${part}`)]);
  return [' ', ...sentence('changedParts', { parts: joined(names, word('listBetweenShort')) })];
}

/** “+12.0 (−3.1 to +25.4)”, or that there is no index. */
export function figureLine(figure: ReportFigure | null, { sentence, signed, word }: Speech): Line {
  if (figure === null) return [word('noIndex')];
  return sentence('figureWithBand', {
    index: signed(figure.index, 1),
    low: signed(figure.low, 1),
    high: signed(figure.high, 1),
  });
}
