import { createHash } from 'node:crypto';
import { ByTurns } from '../../../kernel/by-turns.js';
import type { Outbound } from '../../../outbound/outbound.js';
import type { OutboundResponse } from '../../../outbound/outbound-result.js';
import { conditionsFor } from '../../domain/after-fetch.js';
import type { DueFeed, FeedAnswer, Received } from '../../domain/feed-state.js';
import type { FeedAsker, FeedParser } from '../../ports.js';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, ' +
  'application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

function receivedOf(response: OutboundResponse): Received {
  const { status, headers, body, finalUrl, permanentUrl } = response;
  return { status, headers, bytes: body.length, finalUrl, permanentUrl };
}

/** Asks feeds through the guarded client, one question at a time per host, and has what is new parsed. */
export class FeedFetcher implements FeedAsker {
  private readonly hosts = new ByTurns();

  constructor(
    private readonly outbound: Outbound,
    private readonly parser: FeedParser,
  ) {}

  async ask(due: DueFeed, now: Date): Promise<FeedAnswer> {
    const { state, feed } = due;
    const conditions = conditionsFor(state, now);
    const result = await this.hosts.run(due.host, () =>
      this.outbound.get({ url: state.effectiveUrl ?? feed.url, accept: ACCEPT, ...conditions }),
    );
    if (!result.ok) {
      if (result.reason === 'closed') return { kind: 'abandoned' };
      const { reason, message, remedy } = result;
      return { kind: 'unreached', problem: { kind: reason, message, remedy } };
    }
    const received = receivedOf(result);
    if (result.status === 200) return this.read(due, result, received);
    const conditional = conditions.ifNoneMatch !== null || conditions.ifModifiedSince !== null;
    return result.status === 304 && conditional
      ? { kind: 'not-modified', received }
      : { kind: 'wrong-status', received };
  }

  private async read(
    { state }: DueFeed,
    response: OutboundResponse,
    received: Received,
  ): Promise<FeedAnswer> {
    const bodyHash = createHash('sha256').update(response.body).digest('base64');
    if (bodyHash === state.bodyHash) return { kind: 'unchanged', received };
    const parsed = await this.parser.parse(response.body, {
      contentType: response.headers['content-type'] ?? null,
      url: response.finalUrl,
    });
    if (parsed.ok) return { kind: 'parsed', received, feed: parsed.feed, bodyHash };
    const { reason, message, remedy } = parsed;
    if (reason === 'stopped') return { kind: 'abandoned' };
    return { kind: 'unreadable', received, problem: { kind: reason, message, remedy } };
  }
}
