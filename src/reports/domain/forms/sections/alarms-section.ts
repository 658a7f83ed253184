import type { ReportAlarm } from '../../report-happenings.js';
import type { ReportContent } from '../../weekly-report.js';
import { bullets, heading, paragraph, strong, type Block, type Figure, type Line } from '../document.js';
import { shortened, type Extent } from '../extent.js';
import { notKnown } from '../sight.js';
import type { Speech } from '../speech.js';
import { evidenceUnder } from './flags-section.js';

/** Alarms raised in the week or standing in it: which detector, why, and the developments behind it. */
export function alarmsSection(
  { alarms, coverage }: Pick<ReportContent, 'alarms' | 'coverage'>,
  speech: Speech,
  extent: Extent,
): Block[] {
  const { word, sentence } = speech;
  const none = notKnown('notKnown:alarms', coverage.percent, speech) ?? sentence('alarmsNone');
  return [
    heading(2, 'alarms', word('alarms')),
    alarms.length === 0
      ? paragraph(...none)
      : bullets(
          alarms.slice(0, extent.mostEntries).map((alarm) => ({
            line: alarmLine(alarm, speech),
            under: [measureLine(alarm, speech), ...evidenceUnder(alarm.evidence, speech, extent)],
          })),
        ),
    ...shortened(alarms, extent, speech),
  ];
}

function alarmLine(alarm: ReportAlarm, { sentence, word, series, weekShort }: Speech): Line {
  return [
    strong(
      ...sentence('alarmLine', {
        series: series(alarm.indicator),
        side: word(`direction:${alarm.side}`),
        detector: word(`detector:${alarm.detector}`),
      }),
    ),
    ' ',
    ...(alarm.raisedThisWeek
      ? sentence('alarmRaised')
      : sentence('alarmStands', { week: weekShort(alarm.week) })),
  ];
}

function measureLine(alarm: ReportAlarm, speech: Speech): Line {
  const { sentence, counted, word, weekShort, number } = speech;
  const found = counted('alarmMeasure', alarm.developments, {
    statistic: word(`statistic:${alarm.detector}`),
    value: fourDecimals(alarm.statistic, speech),
    threshold: fourDecimals(alarm.threshold, speech),
  });
  if (alarm.reference === null) return found;
  const { from, to, weeks, usual } = alarm.reference;
  return [
    ...found,
    ' ',
    ...sentence('alarmReference', {
      usual: number(usual, 1),
      weeks: number(weeks),
      from: weekShort(from),
      to: weekShort(to),
    }),
  ];
}

const DECIMALS = 4;

/** Up to four decimals, as many as the figure has. */
function fourDecimals(value: number, { number }: Speech): Figure {
  const digits = value.toFixed(DECIMALS).replace(/\.?0+$/, '');
  return number(value, digits.split('.')[1]?.length ?? 0);
}
