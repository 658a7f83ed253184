import type { DateRange } from '../../kernel/dates.js';
import { correctedDevelopment, developmentReading } from './corrected-development.js';
import type {
  DevelopmentReport,
  OwnDevelopment,
  StorableDevelopment,
  WeighedDevelopment,
} from './development-reader.js';
import { developmentFrom } from './merge-reports.js';
import type { GroupingReport } from './report.js';

/** What is left of the developments that a publisher tells of when its reports are left out. */
export interface LeftOut {
  /** Every date that one of them has or would have. */
  readonly dates: readonly DateRange[];
  /** Developments that only it reports: they are gone. */
  readonly gone: readonly string[];
  /** Those that others report too, made again from the others' reports. */
  readonly weakened: readonly StorableDevelopment[];
}

export const NOTHING_LEFT_OUT: LeftOut = { dates: [], gone: [], weakened: [] };

/**
 * Leaves a publisher's reports out of the developments they support. Grouping stays as it is: the question is what
 * its reports add to these developments, not how the others would be grouped in another world. A development that
 * documents cite as well (origin `baseline`) is left as it is. What a person corrected stays corrected: the person
 * decided about the happening, not about a report.
 */
export function withoutPublisher(
  publisher: string,
  given: {
    /** All reports of the developments concerned. */
    readonly reports: readonly DevelopmentReport[];
    readonly members: readonly GroupingReport[];
    readonly developments: readonly WeighedDevelopment[];
  },
): LeftOut {
  const byArticle = new Map(given.members.map((member) => [member.article.id, member]));
  const others = new Map<string, GroupingReport[]>();
  for (const report of given.reports) {
    const ofDevelopment = others.get(report.developmentId) ?? [];
    others.set(report.developmentId, ofDevelopment);
    const member = byArticle.get(report.articleId);
    if (report.publisher !== publisher && member !== undefined) ofDevelopment.push(member);
  }
  const gone: string[] = [];
  const weakened: StorableDevelopment[] = [];
  const dates: DateRange[] = [];
  for (const development of given.developments) {
    const { id, origin, recordedAt, date } = development;
    const members = others.get(id);
    if (members === undefined || origin === 'baseline') continue;
    dates.push(date);
    if (members.length === 0) {
      gone.push(id);
      continue;
    }
    const left = correctedLike(development, developmentFrom({ id, members }, recordedAt));
    dates.push(left.date);
    weakened.push(left);
  }
  return { dates, gone, weakened };
}

/** The development made again, with the parts that a person gave the stored one. */
function correctedLike(
  { own, ...stored }: WeighedDevelopment,
  left: StorableDevelopment,
): StorableDevelopment {
  if (own === undefined) return left;
  const seen = developmentReading({ ...stored, ...own });
  const parts = { ...partsByHand(stored, own), relevant: true };
  return correctedDevelopment(left, [{ kind: 'development', developmentId: left.id, parts, seen }]);
}

/** The parts that are others than the reports had them. */
function partsByHand(stored: WeighedDevelopment, own: OwnDevelopment): Partial<OwnDevelopment> {
  const now = developmentReading(stored);
  const names = ['what', 'date', 'indicators', 'eventType', 'mode', 'direction', 'score', 'status'] as const;
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(now[name]) !== JSON.stringify(own[name]))
      .map((name) => [name, now[name]]),
  );
}
