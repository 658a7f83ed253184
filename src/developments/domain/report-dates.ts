import { gapDays, publicationDays, rangeDays } from './calendar.js';
import type { DayInterval } from './calendar.js';
import { MAX_ACT_AGE_DAYS } from './grouping-knowledge.js';
import type { GroupingReport } from './report.js';

/** When a report was published and what it tells of took place. */
export interface ReportDates {
  /** When it was published, as days; null where unknown. */
  readonly published: DayInterval | null;
  /** When the act took place by the text; null where the text gives no believable date. */
  readonly act: DayInterval | null;
  /** The date that counts: the act's where the text gives it, else the publication's; null for an undated report. */
  readonly counted: DayInterval | null;
  readonly scheduled: DayInterval | null;
}

/** Reads the dates off a report. */
export function reportDates({ article, verdict }: GroupingReport): ReportDates {
  const published = publicationDays(article.publishedAt);
  const act = believableAct(rangeDays(verdict.traits.actDate), published);
  return { published, act, counted: act ?? published, scheduled: rangeDays(verdict.traits.scheduled) };
}

/** A date long before the publication is background, one after it an announcement: neither dates this report's act. */
function believableAct(act: DayInterval | null, published: DayInterval | null): DayInterval | null {
  if (act === null || published === null) return act;
  const isNew = act.from <= published.to && gapDays(act, published) <= MAX_ACT_AGE_DAYS;
  return isNew ? act : null;
}
