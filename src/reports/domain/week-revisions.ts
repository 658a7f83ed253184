import { byText } from './by-text.js';
import { earlierDays, lateKnowledge } from './late-knowledge.js';
import { plainLine } from './plain-line.js';
import type { ReportFigure } from './report-figures.js';
import type { ReportInput, RevisedFigure, RevisedFigureReasons } from './report-input.js';
import { percent, rounded } from './rounding.js';
import { figureOf } from './series-reports.js';
import type { ReportRevision, ReportRevisions } from './weekly-report.js';

/** What a figure that is missing on one side counts as different, so that it is listed before small differences. */
const WHOLE_SCALE = 200;

/** The figures that print otherwise than at the report before, the largest differences first, with their causes. */
export function reportRevisions(
  { revisions, method }: Pick<ReportInput, 'revisions' | 'method'>,
  weeks: { readonly from: string; readonly to: string },
): ReportRevisions {
  const printed = revisions.figures
    .map((figure) => ({ figure, before: figureOf(figure.before), after: figureOf(figure.after) }))
    .filter(
      ({ figure, before, after }) => isOther(before, after) || figure.before.state !== figure.after.state,
    )
    .sort(
      (a, b) =>
        difference(b) - difference(a) ||
        byText(a.figure.week, b.figure.week) ||
        byText(a.figure.indicator, b.figure.indicator),
    );
  const listed = printed.slice(0, method.most.revisions);
  return {
    since: revisions.since,
    ...weeks,
    figures: listed.map(({ figure, before, after }) => ({
      ...{ week: figure.week, indicator: figure.indicator, before, after },
      ...causesOf(figure.reasons(), method.most),
    })),
    figuresNotListed: printed.length - listed.length,
    late: lateKnowledge(revisions.late, earlierDays(weeks), method),
  };
}

function causesOf(
  { causes, coverage }: RevisedFigureReasons,
  most: ReportInput['method']['most'],
): Pick<ReportRevision, 'causes' | 'causesNotListed' | 'coverage'> {
  const points = (value: number | null): number | null => (value === null ? null : rounded(value, 2));
  const share = (value: number | null): number | null => (value === null ? null : percent(value));
  return {
    causes: causes.slice(0, most.causes).map((cause) => ({
      ...{ developmentId: cause.developmentId, what: plainLine(cause.what, most.characters) },
      ...{ kind: cause.kind, mergedInto: cause.mergedInto },
      ...{ before: points(cause.before), after: points(cause.after) },
    })),
    causesNotListed: Math.max(0, causes.length - most.causes),
    coverage: coverage
      .slice(-most.causes)
      .map(({ week, before, after }) => ({ week, before: share(before), after: share(after) })),
  };
}

/** Whether two figures print differently. */
export function isOther(before: ReportFigure | null, after: ReportFigure | null): boolean {
  if (before === null || after === null) return before !== after;
  return before.index !== after.index || before.low !== after.low || before.high !== after.high;
}

function difference({ figure }: { readonly figure: RevisedFigure }): number {
  const before = figure.before.index;
  const after = figure.after.index;
  return before === null || after === null ? WHOLE_SCALE : Math.abs(after - before);
}
