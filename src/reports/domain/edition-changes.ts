import { isOther } from './week-revisions.js';
import type { ReportedDevelopment } from './report-happenings.js';
import { canonicalJson } from './canonical-json.js';
import type { EditionChange, ReportContent } from './weekly-report.js';

/** What the later content says otherwise than the earlier one of the same week; empty where it says the same. */
export function editionChanges(before: ReportContent, after: ReportContent): EditionChange[] {
  return [
    ...figureChanges(before, after),
    ...developmentChanges(before, after),
    ...sectionChanges(before, after),
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
    return saidOf(then) === saidOf(now) ? [] : [{ code: 'development-changed', developmentId: id, what }];
  });
}

/** What is said of a development by itself: its rank depends on others. */
function saidOf(development: ReportedDevelopment): string {
  return canonicalJson({ ...development, rank: 0, why: [], sources: development.sources.map(unnamed) });
}

/** That a source is called otherwise is nothing said otherwise of it. */
function unnamed<T extends { readonly name?: string }>({ name: _, ...rest }: T): Omit<T, 'name'> {
  return rest;
}

function sectionChanges(before: ReportContent, after: ReportContent): EditionChange[] {
  const sections = {
    flags: ({ flags }: ReportContent) => flags,
    promises: ({ promises }: ReportContent) => [...promises.opened, ...promises.moved, ...promises.overdue],
    alarms: ({ alarms }: ReportContent) => alarms,
    outlook: (content: ReportContent) => content.outlook.entries,
    coverage: (content: ReportContent) => content.coverage.troubled.map(unnamed),
  };
  return (['flags', 'promises', 'alarms', 'outlook', 'coverage'] as const).flatMap(
    (section): EditionChange[] => {
      const [was, is] = [sections[section](before), sections[section](after)];
      if (canonicalJson(was) === canonicalJson(is)) return [];
      return [{ code: 'section', section, before: was.length, after: is.length }];
    },
  );
}
