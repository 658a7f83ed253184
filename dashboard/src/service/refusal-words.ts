import type { RefusalCode, RefusalReason } from '../../../src/kernel/refusal-code.js';
import { REFUSAL_CODES } from '../../../src/kernel/refusal-code.js';
import { counted, listed, t } from '../language/say.js';
import { instantWords } from '../words/dates.js';
import { fieldLabel } from './fault-words.js';
import { isObject } from './guards.js';

type About = string | number;

const ROLE: Readonly<Record<string, string>> = {
  viewer: t`role¦viewer`,
  analyst: t`role¦analyst`,
  admin: t`role¦administrator`,
};

const inSeconds = (seconds: About): string =>
  counted(Number(seconds), 'Try again in {n} second.', 'Try again in {n} seconds.');
const inMinutes = (minutes: About): string =>
  counted(Number(minutes), 'Try again in {n} minute.', 'Try again in {n} minutes.');

const SIGN_IN_FIRST = t`Sign in on the page “Method & sign-in”, then try again.`;

/** Each refusal in the reader's language, from what it is about. */
const WORDS: Readonly<Record<RefusalCode, (about: About) => string>> = {
  'sign-in-first': () => SIGN_IN_FIRST,
  'session-ended': () => t`Your sign-in has ended. Sign in anew on the page “Method & sign-in”.`,
  'wrong-token': () => t`The token or key is wrong, or has ended.`,
  'needs-role': (role) =>
    t`Your role does not allow this: it takes the role “${ROLE[role] ?? role}”. An administrator can give you a key of that role.`,
  'key-scope': (scopes) => t`Your key is good for other parts of the service only: ${scopes}.`,
  'other-site': () => t`Another site caused this request. Open the page of this service and try from there.`,
  'not-own-request': () => t`The page no longer belongs to your sign-in. Load it anew, then try again.`,
  'wrong-tokens-too-often': (seconds) => `${t`Too many wrong tokens.`} ${inSeconds(seconds)}`,
  'read-too-often': (seconds) =>
    `${t`This address read too often in this minute.`} ${inSeconds(seconds)} ${t`Who signs in is not limited.`}`,
  'tried-too-often': (seconds) => `${t`Addresses were tried too often lately.`} ${inSeconds(seconds)}`,
  'added-too-often': (seconds) =>
    `${t`Too many feeds were added lately; “tracker import” on the server takes in a whole list.`} ${inSeconds(seconds)}`,
  'reports-too-often': (seconds) =>
    `${t`Reports were made on demand too often lately; a published one can be had at any time.`} ${inSeconds(seconds)}`,
  'signed-up-too-often': (minutes) => `${t`Too many sign-ups lately.`} ${inMinutes(minutes)}`,
  'database-away': () =>
    t`The database of the service cannot be reached. It works again as soon as that is back: try again shortly.`,
  'went-wrong': () =>
    t`Something went wrong in the service and stands in its log. Try again, and tell its operator if it stays.`,
  'body-too-large': (most) => t`What was sent is too large. Most: ${most}.`,
  'mail-not-set-up': () =>
    t`This service cannot send mail: its operator must set that up first (SMTP_URL and MAIL_FROM). A personal feed or a webhook needs no mail.`,
  'feed-of-the-list': () =>
    t`This feed stands in the operator’s list: it can be taken out only there, or paused here.`,
  'feed-removed': () => t`This feed was removed. To have it again, add its address anew.`,
  'feed-of-others': () => t`Somebody else added this feed: only they or an administrator can remove it.`,
  'one-development-already': () => t`These are one development already; nothing is to be merged.`,
  'report-of-another': () =>
    t`One of the chosen reports no longer belongs to this development. Open it anew and choose again.`,
  'no-report-would-stay': () => t`Every report would leave: choose some of them, so that at least one stays.`,
  'undone-already': () => t`This correction was taken back already; undo that entry to bring it back.`,
  'only-documents': () =>
    t`This development rests on documents, not on reports: it cannot be merged or split.`,
  'parts-missing': (parts) =>
    t`This was read as no development, so there is nothing to keep. Give these too: ${listed(String(parts).split(', ').map(fieldLabel))}.`,
  'score-against-direction': () =>
    t`Score and direction contradict each other: cooperation has no negative score, conflict no positive one, neutral has 0. Correct both.`,
  'state-set-already': () => t`A person has set this state already.`,
  'opens-the-promise': () => t`This development opened the promise. Set the state of the promise instead.`,
  'over-before-the-promise': () =>
    t`The development was over before the promise was opened: it cannot be a step of it.`,
  'step-already': () => t`This development stands in the promise with this change already.`,
  'no-step': () => t`This development does not stand in the promise. Load the page anew.`,
  'opened-by-documents': () =>
    t`The documents open the promise with this development; this cannot be changed here.`,
  'set-by-nobody': () => t`No person has set this; nothing is to be taken back.`,
  'restarted-by-subscriber-only': () =>
    t`Only its subscriber can start this subscription again, by signing up anew.`,
  'three-secrets': (instant) =>
    t`Three secrets sign already, as the old ones hold for a day each. The next can be made after ${instantWords(String(instant))}.`,
  'silence-of-others': (keeper) => t`${keeper} made this silence: only they and administrators can end it.`,
  'rule-of-others': (keeper) =>
    t`${keeper} keeps this rule: only they and administrators change it. Make one of your own with the same condition.`,
};

const isCode = (value: unknown): value is RefusalCode => REFUSAL_CODES.some((code) => code === value);

/** Why a request was refused, as an error answer tells it; null where that names no reason that this page knows. */
export function readRefusal(body: unknown): RefusalReason | null {
  const told = isObject(body) ? body['refusal'] : null;
  if (!isObject(told) || !isCode(told['code'])) return null;
  const { code, about } = told;
  return typeof about === 'string' || typeof about === 'number' ? { code, about } : { code };
}

/** A refusal in the reader's language. */
export function refusalWords({ code, about = '' }: RefusalReason): string {
  return WORDS[code](about);
}
