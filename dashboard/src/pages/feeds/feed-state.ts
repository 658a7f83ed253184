import type { FeedReport } from '../../service/feed-report.js';
import { t } from '../../language/say.js';

export const FEED_STATE_LABEL: Readonly<Record<FeedReport['state'], string>> = {
  waiting: t`Not asked yet`,
  ok: t`Answers`,
  failing: t`Fails`,
  held: t`On hold`,
  gone: t`Gone`,
  blocked: t`Blocked`,
  off: t`Off`,
};

const QUIET_WEEKS = 2;
const BUSY_WEEKS_BEFORE = 2;

/** Whether a feed needs a person's eye. */
export function isTroubled({ state }: FeedReport): boolean {
  return state === 'failing' || state === 'gone' || state === 'blocked' || state === 'held';
}

/** A feed that answers but brought nothing this week and last although it did in at least two of the weeks before. */
export function isSilent({ state, articlesLast8Weeks }: FeedReport): boolean {
  const isQuiet = articlesLast8Weeks.slice(-QUIET_WEEKS).every(({ articles }) => articles === 0);
  const busyWeeks = articlesLast8Weeks.slice(0, -QUIET_WEEKS).filter(({ articles }) => articles > 0).length;
  return state === 'ok' && isQuiet && busyWeeks >= BUSY_WEEKS_BEFORE;
}

/** Whether a feed's next check has come at the moment the page is about, which may lie in the past. */
export function isDue({ nextCheckAt }: Pick<FeedReport, 'nextCheckAt'>, at: Date): boolean {
  return nextCheckAt !== null && Date.parse(nextCheckAt) <= at.getTime();
}
