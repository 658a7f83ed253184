import { isOther } from './week-revisions.js';
import type { OutlookEntry, ReportedDevelopment, ReportedPromise } from './report-happenings.js';
import { bottomLineChanges } from './bottom-line-changes.js';
import { canonicalJson } from './canonical-json.js';
import { changedParts, EDITION_SECTIONS, type EditionChange } from './edition-parts.js';
import type { ReportContent } from './weekly-report.js';

/**
 * What the later content says otherwise than the earlier one of the same week; empty where it says the same. Figures, words,
 * developments, promises and what is to come are named one by one, the rest of the record by its section.
 */
export function editionChanges(before: ReportContent, after: ReportContent): EditionChange[] {
  const figures = figureChanges(before, after);
  return [
    ...figures,
    ...developmentChanges(before, after),
    ...(['promises', 'outlook'] as const).flatMap((section) => entryChanges(section, before, after)),
    ...sectionChanges(before, after),
    ...bottomLineChanges(before.bottomLine, after.bottomLine, { areFiguresNamed: figures.length > 0 }),
    ...otherwise(OTHERWISE, before, after),
    // Where a figure is named, what is drawn and reckoned from it differs with it.
    ...(figures.length === 0 ? otherwise(OF_FIGURES, before, after) : []),
  ];
}

function figureChanges(before: ReportContent, after: ReportContent): EditionChange[] {
  const names = [...new Set([...before.series, ...after.series].map(({ indicator }) => indicator))];
  return names.flatMap((indicator): EditionChange[] => {
    const [was, is] = [before, after].map(({ series }) => series.find((one) => one.indicator === indicator));
    const [then, now] = [was?.thisWeek.figure ?? null, is?.thisWeek.figure ?? null];
    const [word, newWord] = [was?.word ?? null, is?.word ?? null];
    return [
      ...(isOther(then, now) ? [{ code: 'figure' as const, indicator, before: then, after: now }] : []),
      ...(word === newWord
        ? []
        : [{ code: 'change-word' as const, indicator, before: word, after: newWord }]),
    ];
  });
}

function developmentChanges(before: ReportContent, after: ReportContent): EditionChange[] {
  const [was, is] = [before, after].map(
    ({ developments }) => new Map(developments.listed.map((one) => [one.id, one] as const)),
  );
  const ids = [...(is?.keys() ?? []), ...[...(was?.keys() ?? [])].filter((id) => is?.has(id) !== true)];
  return ids.flatMap((id): EditionChange[] => {
    const [then, now] = [was?.get(id), is?.get(id)];
    const what = now?.what ?? then?.what ?? '';
    if (then === undefined) return [{ code: 'development-added', developmentId: id, what }];
    if (now === undefined) return [{ code: 'development-removed', developmentId: id, what }];
    const parts = changedParts(unnamedSources(then), unnamedSources(now));
    return parts.length === 0 ? [] : [{ code: 'development-changed', developmentId: id, what, parts }];
  });
}

/** That a source is called otherwise is nothing said otherwise of it. */
function unnamed<T extends { readonly name?: string }>({ name: _, ...rest }: T): Omit<T, 'name'> {
  return rest;
}

function unnamedSources(development: ReportedDevelopment): ReportedDevelopment {
  return { ...development, sources: development.sources.map(unnamed) };
}

/** What has a name of its own in a section, by what tells it apart from the others. */
type Entries = ReadonlyMap<string, ReportedPromise | OutlookEntry>;

const ENTRIES = {
  promises: ({ promises: { opened, moved, overdue } }: ReportContent): Entries =>
    new Map(
      Object.entries({ opened, moved, overdue }).flatMap(([list, promises]) =>
        promises.map((promise) => [`${list} ${promise.id}`, promise] as const),
      ),
    ),
  outlook: ({ outlook }: ReportContent): Entries =>
    new Map(outlook.entries.map((entry) => [`${entry.kind} ${entry.id}`, entry] as const)),
};

function entryChanges(
  section: keyof typeof ENTRIES,
  before: ReportContent,
  after: ReportContent,
): EditionChange[] {
  const [was, is] = [ENTRIES[section](before), ENTRIES[section](after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): EditionChange[] => {
    const [then, now] = [was.get(key), is.get(key)];
    if (then === undefined || now === undefined) {
      const what = now?.what ?? then?.what ?? '';
      return [{ code: then === undefined ? 'entry-added' : 'entry-removed', section, what }];
    }
    const parts = changedParts(then, now);
    return parts.length === 0 ? [] : [{ code: 'entry-changed', section, what: now.what, parts }];
  });
}

const COUNTED = {
  flags: ({ flags }: ReportContent) => flags,
  alarms: ({ alarms }: ReportContent) => alarms,
  coverage: ({ coverage }: ReportContent) => coverage.troubled.map(unnamed),
};

function sectionChanges(before: ReportContent, after: ReportContent): EditionChange[] {
  return (['flags', 'alarms', 'coverage'] as const).flatMap((section): EditionChange[] => {
    const [was, is] = [COUNTED[section](before), COUNTED[section](after)];
    if (canonicalJson(was) === canonicalJson(is)) return [];
    return was.length === is.length
      ? [{ code: 'otherwise', section }]
      : [{ code: 'section', section, before: was.length, after: is.length }];
  });
}

type Section = Extract<EditionChange, { readonly code: 'otherwise' }>['section'];

/** What a record says beside entries that have a name. */
const OTHERWISE: Partial<Record<Section, (content: ReportContent) => unknown>> = {
  developments: ({ developments }) => developments.notListed,
  promises: ({ promises }) => promises.overdueNotListed,
  outlook: ({ outlook }) => outlook.notListed,
  wordsAndDeeds: ({ wordsAndDeeds }) => wordsAndDeeds,
  revisions: ({ revisions: { since: _, ...told } }) => told,
  coverage: ({ coverage: { troubled: _, ...told } }) => told,
};
const OF_FIGURES: typeof OTHERWISE = { byIndicator: ({ series }) => series, charts: ({ chart }) => chart };

function otherwise(sections: typeof OTHERWISE, before: ReportContent, after: ReportContent): EditionChange[] {
  return EDITION_SECTIONS.flatMap((section): EditionChange[] => {
    const said = sections[section];
    if (said === undefined || canonicalJson(said(before)) === canonicalJson(said(after))) return [];
    return [{ code: 'otherwise', section }];
  });
}
