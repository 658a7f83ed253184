import type { FeedProblem, FeedStateName, Received } from './feed-state.js';

/** Servers that stand before others and turn programs away; their name comes in the `Server` header. */
const WALLS =
  /cloudflare|stormwall|ddos-guard|qrator|incapsula|imperva|sucuri|akamaighost|variti|servicepipe/i;

export interface StatusVerdict {
  readonly state: Extract<FeedStateName, 'failing' | 'held' | 'gone' | 'blocked'>;
  readonly problem: FeedProblem;
}

function wallOf({ status, headers }: Received): string | null {
  if (status >= 400 && 'cf-mitigated' in headers) return 'Cloudflare';
  return status === 403 ? (WALLS.exec(headers['server'] ?? '')?.[0] ?? null) : null;
}

function failing(message: string, remedy: string): StatusVerdict {
  return { state: 'failing', problem: { kind: 'http-status', message, remedy } };
}

function byRange(status: number): StatusVerdict {
  const said = `The server answered with status ${status}`;
  if (status >= 500) {
    return failing(
      `${said}: it has a fault.`,
      'Nothing to do if it passes; it is asked again, ever less often.',
    );
  }
  if (status >= 400) {
    return failing(
      `${said}: it refuses the question.`,
      'Open the address in a browser and see what the site says.',
    );
  }
  return failing(
    `${said}, which brings no feed.`,
    'Open the address in a browser; if there is no feed, look for its new address on the site.',
  );
}

/** What a status other than 200, or a 304 that was not asked for, means for a feed. */
export function statusVerdict(received: Received): StatusVerdict {
  const { status, finalUrl } = received;
  const wall = wallOf(received);
  if (wall !== null) {
    return {
      state: 'blocked',
      problem: {
        kind: 'blocked',
        message: `The site's protection (${wall}) turns programs away with status ${status}.`,
        remedy:
          'The tracker does not disguise itself. Ask the publisher to let it through, or use another feed of theirs.',
      },
    };
  }
  switch (status) {
    case 410:
      return {
        state: 'gone',
        problem: {
          kind: 'gone',
          message: `${finalUrl} is gone for good (status 410); it is not asked any more.`,
          remedy: "Look for a new address on the publisher's site and enter it in the list of feeds.",
        },
      };
    case 429:
    case 503:
      return {
        state: 'held',
        problem: {
          kind: 'held',
          message: `The host asked for a pause (status ${status}).`,
          remedy: 'Nothing to do: all feeds of this host wait until then.',
        },
      };
    case 401:
    case 403:
      return failing(
        `The site refuses the feed (status ${status}).`,
        'Open the address in a browser. If it asks for a sign-in there too, use another feed of the publisher.',
      );
    case 404:
      return failing(
        'There is no feed at this address (status 404).',
        "Look for the new address on the publisher's site and enter it in the list of feeds.",
      );
    default:
      return byRange(status);
  }
}
