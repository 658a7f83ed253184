import type { Visit } from '../../frame/visit.js';
import type { Guard } from '../../service/guards.js';
import { record, text } from '../../service/guards.js';
import { weekStartMs } from '../../words/dates.js';
import { dayAfter } from './choice.js';

const weekRead: Guard<{ week: string }> = record<{ week: string }>({ week: text });

/** The first week of which a feed or an archive was read, as a day; a year back where there is none yet. */
export async function firstDay(visit: Visit, today: string): Promise<string> {
  const answer = await visit.reader.page('/coverage', { limit: 1 }, weekRead);
  const week = answer.kind === 'answer' ? answer.value.items[0]?.week : undefined;
  return week === undefined ? dayAfter(today, -364) : new Date(weekStartMs(week)).toISOString().slice(0, 10);
}
