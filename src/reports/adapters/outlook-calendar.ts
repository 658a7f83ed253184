import ical, { escape, foldLines, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { clipped, plainLine } from '../domain/forms/foreign-text.js';
import { instantWords } from '../domain/forms/date-words.js';
import { say, type Vocabulary } from '../domain/forms/vocabulary.js';
import { outlookStateName } from '../domain/forms/sections/outlook-section.js';
import type { OutlookEntry } from '../domain/report-happenings.js';
import type { WeeklyReport } from '../domain/weekly-report.js';

const PRODUCT = { company: 'relations-tracker', product: 'weekly-report' };
/** Names the origin of ids; `.invalid` because it is no host. */
const ORIGIN = 'relations-tracker.invalid';
const DAY_MS = 86_400_000;
const MOST_CHARACTERS = 200;

type Dated = OutlookEntry & { readonly date: { readonly from: string; readonly to: string } };

/** The outlook as iCalendar: all-day entries, tentative until agreed; what has no date on both sides stands in the report only. */
export function outlookCalendar({ outlook, stamp }: WeeklyReport, vocabulary: Vocabulary): string {
  const calendar = ical({ prodId: PRODUCT, name: say(vocabulary, 'calendarName') });
  const asOf = instantWords(stamp.asOf, vocabulary);
  const dated = outlook.entries.filter(isDated);
  for (const entry of dated) {
    const what = clipped(plainLine(entry.what), MOST_CHARACTERS);
    const state = say(vocabulary, outlookStateName(entry));
    calendar.createEvent({
      id: `${entry.kind}-${entry.id}@${ORIGIN}`,
      stamp: new Date(stamp.asOf),
      start: new Date(`${entry.date.from}T00:00:00Z`),
      // The end of an all-day entry is the day after it.
      end: new Date(Date.parse(`${entry.date.to}T00:00:00Z`) + DAY_MS),
      allDay: true,
      summary: entry.kind === 'due' ? say(vocabulary, 'calendarDue', { what }) : what,
      description: { plain: say(vocabulary, 'calendarNote', { state, asOf }) },
      status: statusOf(entry),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  const text = `${calendar.toString()}\r\n`;
  return dated.length > 0
    ? text
    : text.replace(/END:VCALENDAR\r\n$/, (end) => nothing(stamp, vocabulary) + end);
}

/**
 * A journal entry on the last day of the week that nothing is announced: a calendar needs a component (RFC 5545, 3.6),
 * and a journal entry, unlike an event or free time, claims no day and no time.
 */
function nothing({ week, to, asOf }: WeeklyReport['stamp'], vocabulary: Vocabulary): string {
  const lines = [
    'BEGIN:VJOURNAL',
    `UID:nothing-${week}@${ORIGIN}`,
    `DTSTAMP:${asOf.slice(0, 19).replace(/[-:]/g, '')}Z`,
    `DTSTART;VALUE=DATE:${to.replaceAll('-', '')}`,
    foldLines(`SUMMARY:${escape(say(vocabulary, 'outlookNone'), false)}`),
    'END:VJOURNAL',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function isDated(entry: OutlookEntry): entry is Dated {
  return entry.date.from !== null && entry.date.to !== null;
}

function statusOf({ state }: OutlookEntry): ICalEventStatus {
  if (state === 'cancelled') return ICalEventStatus.CANCELLED;
  return state === 'agreed' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}
