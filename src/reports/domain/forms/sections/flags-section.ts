import type { FlagEvidence, ReportFlag } from '../../report-happenings.js';
import type { ReportContent } from '../../weekly-report.js';
import { bullets, heading, joined, paragraph, type Block, type Line } from '../document.js';
import { shortened, type Extent } from '../extent.js';
import { notKnown } from '../sight.js';
import type { Speech } from '../speech.js';

/** What sets the week apart from those before, each with the developments it rests on. */
export function flagsSection(
  { flags, coverage }: Pick<ReportContent, 'flags' | 'coverage'>,
  speech: Speech,
  extent: Extent,
): Block[] {
  const { word, sentence } = speech;
  const none = notKnown('notKnown:flags', coverage.percent, speech) ?? sentence('flagsNone');
  const shown = flags.slice(0, extent.mostEntries).map((flag) => ({
    line: flagLine(flag, speech),
    under: evidenceUnder(flag.evidence, speech, extent),
  }));
  return [
    heading(2, 'flags', word('flags')),
    shown.length === 0 ? paragraph(...none) : bullets(shown),
    ...shortened(flags, extent, speech),
  ];
}

/** The developments that something rests on, in one line; nothing where there are none. */
export function evidenceUnder(
  evidence: readonly FlagEvidence[],
  speech: Speech,
  { mostSources }: Extent,
): readonly Line[] {
  if (evidence.length === 0) return [];
  const shown = evidence.slice(0, mostSources).map(({ what }): Line => [speech.foreign(what)]);
  const more: readonly Line[] = shown.length < evidence.length ? [[speech.word('moreSources')]] : [];
  const named = [...shown, ...more];
  return [speech.sentence('evidenceLine', { evidence: joined(named, speech.word('listBetween')) })];
}

function flagLine(flag: ReportFlag, speech: Speech): Line {
  const { sentence, counted, word, series, day, weekShort, number } = speech;
  const where = series(flag.indicator);
  switch (flag.kind) {
    case 'new':
      return sentence('flag:new', {
        series: where,
        event: word(`event:${flag.eventType}`),
        week: weekShort(flag.lastWeek),
      });
    case 'first-on-record':
      return sentence('flag:first-on-record', {
        series: where,
        event: word(`event:${flag.eventType}`),
        day: day(flag.recordBegins),
      });
    case 'record':
      return sentence(`flag:record-${flag.side}`, {
        series: where,
        points: number(flag.scorePoints, 1),
        weeks: number(flag.weeks),
        before: number(flag.before.scorePoints, 1),
        week: weekShort(flag.before.week),
      });
    case 'longest-gap-ended':
      return counted('flag:longest-gap-ended', flag.gapWeeks, {
        series: where,
        week: weekShort(flag.since),
        before: number(flag.beforeWeeks),
      });
  }
}
