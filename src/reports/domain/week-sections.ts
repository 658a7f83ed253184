import type { Alarm } from '../../indicators/domain/alarms/alarm.js';
import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import type { ScheduledDevelopment } from '../../developments/domain/week-reader.js';
import { confidenceIn } from '../../indicators/domain/counted-development.js';
import type { Status } from '../../kernel/words.js';
import { byText } from './by-text.js';
import { plainLine } from './plain-line.js';
import type { FlagEvidence, OutlookEntry, ReportAlarm, ReportFlag } from './report-happenings.js';
import type { NumbersOfWeek, ReportInput } from './report-input.js';
import { rounded } from './rounding.js';
import { probability } from './series-reports.js';
import type { ReportContent } from './weekly-report.js';

type Given = Pick<ReportInput, 'headlines' | 'method' | 'developments'>;

/** What sets the week apart, with the developments that show it. */
export function reportFlags(flags: NumbersOfWeek['flags'], given: Given): ReportFlag[] {
  return flags.map((flag): ReportFlag => {
    switch (flag.kind) {
      case 'new':
      case 'longest-gap-ended': {
        const { developmentIds, ...rest } = flag;
        return { ...rest, evidence: evidenceOf(developmentIds, given) };
      }
      case 'first-on-record': {
        const { developmentId, ...rest } = flag;
        return { ...rest, evidence: evidenceOf([developmentId], given) };
      }
      case 'record': {
        const { before, scorePoints, ...rest } = flag;
        return {
          ...rest,
          scorePoints: rounded(scorePoints, 1),
          before: { week: before.week, scorePoints: rounded(before.scorePoints, 1) },
          evidence: evidenceOf(onSide(given.developments.first, flag), given),
        };
      }
    }
  });
}

/** The developments of the side in the series, in the order of the report. */
function onSide(
  developments: readonly WeighedDevelopment[],
  { indicator, side }: { readonly indicator: Alarm['indicator']; readonly side: Alarm['side'] },
): string[] {
  return developments
    .filter(({ score }) => (side === 'cooperation' ? score > 0 : score < 0))
    .filter((one) => confidenceIn(indicator, { ...one, indicators: one.topics, material: false }) !== null)
    .map(({ id }) => id);
}

function evidenceOf(ids: readonly string[], { headlines, method }: Given): FlagEvidence[] {
  return ids.slice(0, method.most.evidence).map((developmentId) => ({
    developmentId,
    what: plainLine(headlines.get(developmentId) ?? '', method.most.characters),
  }));
}

/** The alarms of the week as printed. */
export function reportAlarms(week: string, alarms: readonly Alarm[], given: Given): ReportAlarm[] {
  return alarms.map((alarm) => {
    const { id, indicator, detector, side, threshold, reference, developmentIds } = alarm;
    return {
      ...{ id, indicator, detector, side, week: alarm.week, raisedThisWeek: alarm.week === week },
      statistic: detector === 'count' ? probability(alarm.statistic) : rounded(alarm.statistic, 4),
      threshold: rounded(threshold, 4),
      reference:
        reference === null
          ? null
          : {
              ...{ from: reference.from, to: reference.to, weeks: reference.weeks },
              usual: rounded(reference.mean, 1),
            },
      developments: developmentIds.length,
      evidence: evidenceOf(developmentIds, given),
    };
  });
}

/** Visits, meetings and due dates ahead, soonest first; `from` and `to` are the days looked at. */
export function outlook(
  { scheduled, promises, method }: Pick<ReportInput, 'scheduled' | 'promises' | 'method'>,
  days: { readonly from: string; readonly to: string },
): ReportContent['outlook'] {
  const announced = scheduled.first.map(
    ({ id, what, indicators, scheduled: date, status, publishers, firstRecordedAt }): OutlookEntry => ({
      ...{ kind: 'scheduled', id, what: plainLine(what, method.most.characters), indicators, date },
      ...{ state: ofWhatIsAnnounced(status), publishers, recordedAt: firstRecordedAt },
    }),
  );
  const owed = promises.coming.first.filter((promise) => !isAnnouncedFor(promise, scheduled.first));
  const due = owed.flatMap(({ id, what, indicators, due: date, state }): OutlookEntry[] =>
    date === null
      ? []
      : [
          {
            ...{ kind: 'due', id, what: plainLine(what, method.most.characters), indicators, date },
            ...{ state, publishers: null, recordedAt: null },
          },
        ],
  );
  const entries = [...announced, ...due].sort(
    (a, b) => byText(a.date.from ?? '', b.date.from ?? '') || byText(a.id, b.id),
  );
  const listed = entries.slice(0, method.most.outlook);
  const toldTwice = promises.coming.first.length - owed.length;
  return {
    ...days,
    entries: listed,
    notListed: scheduled.all + promises.coming.all - toldTwice - listed.length,
  };
}

/** Whether a step of the promise announces for the same days what is due: a visit that is promised and announced is one visit. */
function isAnnouncedFor(
  { due, history }: Pick<DiplomaticPromise, 'due' | 'history'>,
  scheduled: readonly ScheduledDevelopment[],
): boolean {
  return scheduled.some(
    ({ id, scheduled: date }) =>
      date.from === due?.from &&
      date.to === due.to &&
      history.some(({ developmentId }) => developmentId === id),
  );
}

/** Where an announcement has happened, what it announces has not: that is planned. */
function ofWhatIsAnnounced(status: Status): Status {
  return status === 'occurred' ? 'planned' : status;
}
