import type { FeedReport } from '../service/compound.js';

export const FEED_STATE_LABEL: Readonly<Record<FeedReport['state'], string>> = {
  waiting: 'Not asked yet',
  ok: 'Answers',
  failing: 'Fails',
  held: 'On hold',
  gone: 'Gone',
  blocked: 'Blocked',
  off: 'Off',
};

const WEEKS_THAT_COUNT = 2;

/** Whether a feed needs a person's eye. */
export function isTroubled({ state }: FeedReport): boolean {
  return state === 'failing' || state === 'gone' || state === 'blocked' || state === 'held';
}

/** A feed that answers but brought nothing in a week although it did in at least two of the weeks before. */
export function isSilent({ state, articlesLast7Days, articlesLast8Weeks }: FeedReport): boolean {
  const busyWeeks = articlesLast8Weeks.slice(0, -1).filter(({ articles }) => articles > 0).length;
  return state === 'ok' && articlesLast7Days === 0 && busyWeeks >= WEEKS_THAT_COUNT;
}
