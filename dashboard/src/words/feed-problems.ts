import { LANGUAGE } from '../language/language.js';
import { t } from '../language/say.js';
import type { FeedReport } from '../service/feed-report.js';

type Problem = Omit<NonNullable<FeedReport['problem']>, 'at'>;

interface Words {
  readonly what: string;
  readonly remedy: string;
}

const PASSES = t`Nothing to do if it passes; if it stays, open the address in a browser to see whether the site is up.`;
const FAMILIES: readonly (readonly [kinds: readonly string[], words: Words])[] = [
  [['timeout', 'connection', 'closed', 'stopped'], { what: t`The site did not answer.`, remedy: PASSES }],
  [['dns'], { what: t`The host is not known.`, remedy: t`Check how the address is spelt.` }],
  [
    ['no-network'],
    {
      what: t`The tracker’s machine had no connection.`,
      remedy: t`Check its network; polling goes on by itself.`,
    },
  ],
  [['tls'], { what: t`The site’s certificate is not in order.`, remedy: PASSES }],
  [
    ['refused-url', 'refused-address'],
    {
      what: t`The address may not be asked.`,
      remedy: t`Check it; a host of your own network has to be allowed in the settings.`,
    },
  ],
  [
    ['too-large', 'too-deep', 'out-of-memory'],
    {
      what: t`The feed is too large.`,
      remedy: t`Look for a shorter feed of the same publisher, or switch this one off.`,
    },
  ],
  [
    ['too-many-redirects', 'bad-redirect'],
    {
      what: t`The address leads elsewhere without end.`,
      remedy: t`Open it in a browser and enter the address it ends at.`,
    },
  ],
  [
    ['bad-encoding', 'bad-answer', 'broken'],
    {
      what: t`The answer could not be read.`,
      remedy: t`Nothing to do if it passes; if it stays, tell the publisher.`,
    },
  ],
  [
    ['empty', 'not-a-feed'],
    {
      what: t`There is no feed at the address.`,
      remedy: t`Look for the feed’s address on the publisher’s site.`,
    },
  ],
  [['http-status'], { what: t`The server refused, or has a fault.`, remedy: PASSES }],
  [
    ['blocked'],
    {
      what: t`The site turns programs away.`,
      remedy: t`Ask the publisher to let the tracker through, or use another feed of theirs.`,
    },
  ],
  [
    ['gone'],
    {
      what: t`The feed is gone for good and is not asked any more.`,
      remedy: t`Look for the feed’s address on the publisher’s site.`,
    },
  ],
  [
    ['held'],
    {
      what: t`The host asked for a pause.`,
      remedy: t`Nothing to do: all feeds of this host wait until then.`,
    },
  ],
];

/** A feed's problem in words; `asGiven` is the service's own English sentence where it stands beside a translation. */
export interface FeedProblemWords extends Words {
  readonly asGiven: string | null;
}

/** The service speaks English, with the particulars; in another language its code is said in words, with that beside. */
export function feedProblemWords({ kind, message, remedy }: Problem): FeedProblemWords {
  const family = FAMILIES.find(([kinds]) => kinds.includes(kind))?.[1];
  if (LANGUAGE === 'en' || family === undefined) return { what: message, remedy, asGiven: null };
  return { ...family, asGiven: message };
}

/** Whether a kind of problem has words of the dashboard's own. */
export function isProblemNamed(kind: string): boolean {
  return FAMILIES.some(([kinds]) => kinds.includes(kind));
}
