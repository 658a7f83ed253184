import { isUnseen } from '../unseen-week.js';
import type { Line } from './document.js';
import type { Speech } from './speech.js';
import type { PhraseName } from './vocabulary.js';

type NotKnown = Extract<PhraseName, `notKnown:${string}`>;

/** That nobody saw the week, so that what it brought is not known; null where somebody did. Coverage in percent. */
export function notKnown(what: NotKnown, coverage: number | null, { sentence, word }: Speech): Line | null {
  if (!isUnseen(coverage)) return null;
  return sentence(what, { unseen: word(coverage === null ? 'unseen:unwatched' : 'unseen:unread') });
}
