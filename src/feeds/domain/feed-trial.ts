import type { ParsedFeed } from './feed-item.js';
import type { DueFeed, FeedAnswer, FeedProblem, HostHold } from './feed-state.js';
import { statusVerdict } from './status-problem.js';

/** What asking an address once gave; nothing of it is stored. */
export interface FeedTrial {
  readonly url: string;
  /** The address that answered, after redirects; null: none did. */
  readonly finalUrl: string | null;
  /** Where the site says that the feed is from now on; null: it did not move. */
  readonly movedTo: string | null;
  readonly status: number | null;
  /** Null where there is no feed, which `problem` then explains. */
  readonly document: ParsedFeed | null;
  readonly problem: FeedProblem | null;
}

/** An address as if it were a feed that was never asked: without validators, so that the whole document comes. */
export function untriedFeed(url: string, now: Date): DueFeed {
  return {
    host: new URL(url).host,
    feed: {
      id: 'trial',
      name: url,
      url,
      language: 'und',
      publisher: 'trial',
      country: 'ZZ',
      ownership: 'unknown',
      enabled: true,
      intervalMinutes: 60,
      note: '',
    },
    state: {
      feedId: 'trial',
      state: 'waiting',
      effectiveUrl: null,
      etag: null,
      lastModified: null,
      validatorsSince: null,
      nextCheckAt: now,
      lastAttemptAt: null,
      lastSuccessAt: null,
      lastNewAt: null,
      failures: 0,
      intervalMinutes: null,
      bodyHash: null,
      problem: null,
    },
  };
}

const NOTHING = { finalUrl: null, movedTo: null, status: null, document: null } as const;

const STOPPED: FeedProblem = {
  kind: 'stopped',
  message: 'The service was being stopped meanwhile.',
  remedy: 'Try again in a minute.',
};

/** The trial of an address whose host asked for a pause: it is not asked. */
export function heldTrial(url: string, { host, until }: HostHold): FeedTrial {
  const message = `${host} asked for a pause until ${until.toISOString()}; it was not asked now.`;
  return { url, ...NOTHING, problem: { kind: 'held', message, remedy: 'Try again after that.' } };
}

/** What an answer to the only question says of the address. */
export function trialOf(url: string, answer: FeedAnswer): FeedTrial {
  if (answer.kind === 'abandoned') return { url, ...NOTHING, problem: STOPPED };
  if (answer.kind === 'unreached') return { url, ...NOTHING, problem: answer.problem };
  const { received } = answer;
  const came = {
    url,
    finalUrl: received.finalUrl,
    movedTo: received.permanentUrl,
    status: received.status,
    document: null,
  };
  switch (answer.kind) {
    case 'parsed':
      return { ...came, document: answer.feed, problem: null };
    case 'unreadable':
      return { ...came, problem: answer.problem };
    // Without validators or a body before, these two are as strange as any other status without a document.
    case 'not-modified':
    case 'unchanged':
    case 'wrong-status':
      return { ...came, problem: statusVerdict(received).problem };
  }
}
