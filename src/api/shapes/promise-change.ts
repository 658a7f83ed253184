import { z } from 'zod';
import { PROMISE_CHANGES, PROMISE_STATES } from '../../kernel/words.js';
import { anyWord, date, idText, reason } from './correction.js';

const CHANGES = PROMISE_CHANGES.filter((change) => change !== 'opened');
const change = z.enum(CHANGES, { error: `one of ${CHANGES.join(', ')}` });

/** What matching a development by hand asks for. */
export const matchBody = z.strictObject(
  { developmentId: idText, change, reason },
  { error: 'a JSON object {"developmentId": …, "change": …, "reason": …}' },
);

/** What setting a state asks for. */
export const stateBody = z.strictObject(
  { state: anyWord(PROMISE_STATES), reason },
  { error: 'a JSON object {"state": …, "reason": …}' },
);

/** What setting a due date asks for; null says that none was given. */
export const dueBody = z.strictObject(
  { due: date.nullable(), reason },
  { error: 'a JSON object {"due": {"from", "to", "precision"} or null, "reason": …}' },
);
