import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import { isCounted } from '../../indicators/domain/counted-development.js';
import { isMaterial } from '../../kernel/words.js';
import { onRecord } from './name-on-record.js';
import { linkable, plainLine } from './plain-line.js';
import type { NamesOfSources } from './report-input.js';
import type {
  RankReason,
  ReportAlarm,
  ReportedDevelopment,
  ReportFlag,
  ReportPromises,
} from './report-happenings.js';
import { rounded } from './rounding.js';

/** The other sections, which say what else a development did. */
export interface Sections {
  readonly flags: readonly ReportFlag[];
  readonly alarms: readonly ReportAlarm[];
  readonly promises: ReportPromises;
}

/** How they are worded: characters at most, and what sources were called. */
export interface Wording {
  readonly longestText: number;
  readonly names: NamesOfSources;
}

/** The week's developments in the order given, with why each ranks where it does. */
export function rankedDevelopments(
  developments: readonly WeighedDevelopment[],
  sections: Sections,
  { longestText, names }: Wording,
): ReportedDevelopment[] {
  return developments.map((development, i) => {
    const { id, date, indicators, eventType, direction, score, status, origin, publishers } = development;
    const sources = development.sources.map(({ articleId, publisher, url, publishedAt }) => ({
      ...{ articleId, publisher, ...onRecord(names.publishers.get(publisher)) },
      ...{ url: linkable(url), publishedAt },
    }));
    return {
      rank: i + 1,
      id,
      what: plainLine(development.what, longestText),
      ...{ date, indicators, eventType, direction, score, status, origin, publishers },
      weight: rounded(development.weight, 2),
      why: reasons(development, sections),
      sources,
      citations: development.citations.map(({ document, lines }) => `${document}:${lines[0]}–${lines[1]}`),
      firstReportedAt: sources.find(({ publishedAt }) => publishedAt !== null)?.publishedAt ?? null,
    };
  });
}

function reasons(development: WeighedDevelopment, { flags, alarms, promises }: Sections): RankReason[] {
  const { id, status, publishers, eventType, own } = development;
  const isEvidence = (evidence: readonly { readonly developmentId: string }[]): boolean =>
    evidence.some(({ developmentId }) => developmentId === id);
  return [
    first(development),
    ...(eventType !== null && isMaterial(eventType) && isCounted(status) ? [{ code: 'deed' as const }] : []),
    ...(publishers > 1 ? [{ code: 'several-publishers' as const, publishers }] : []),
    ...flags.flatMap((flag) =>
      flag.kind === 'first-on-record' && isEvidence(flag.evidence)
        ? [{ code: 'first-on-record' as const, indicator: flag.indicator }]
        : [],
    ),
    ...alarms.flatMap(({ id: alarmId, evidence, raisedThisWeek }) =>
      raisedThisWeek && isEvidence(evidence) ? [{ code: 'raised-alarm' as const, alarmId }] : [],
    ),
    ...[...promises.opened, ...promises.moved].flatMap(({ id: promiseId, steps }) =>
      steps
        .filter(({ developmentId }) => developmentId === id)
        .map(({ change }) => ({ code: 'promise' as const, promiseId, change })),
    ),
    ...(own === undefined ? [] : [{ code: 'corrected-by-person' as const }]),
  ];
}

function first({ status, weight, score, indicators }: WeighedDevelopment): RankReason {
  if (!isCounted(status)) return { code: 'not-counted', status };
  if (indicators.every((name) => name === 'other')) return { code: 'no-index' };
  return { code: 'effect', scorePoints: rounded(weight * Math.abs(score), 1) };
}
