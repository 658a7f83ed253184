import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
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
  for (const entry of outlook.entries.filter(isDated)) {
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
  return calendar.toString();
}

function isDated(entry: OutlookEntry): entry is Dated {
  return entry.date.from !== null && entry.date.to !== null;
}

function statusOf({ state }: OutlookEntry): ICalEventStatus {
  if (state === 'cancelled') return ICalEventStatus.CANCELLED;
  return state === 'agreed' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}
