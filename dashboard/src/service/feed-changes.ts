import type { TriedDocument, TriedFeed } from '../../../src/pipeline/trial/tried-feed.js';
import type { WantedFeed } from '../../../src/feeds/domain/added-feed.js';
import { TOPICS } from '../../../src/kernel/words.js';
import { askChange } from './change.js';
import type { FeedReport } from './feed-report.js';
import { feedReport, OWNERSHIPS, withdrawal } from './feed-report.js';
import { flag, list, number, oneOf, orNull, record, text } from './guards.js';
import type { Guard } from './guards.js';
import type { Answer } from './problem.js';

const ADDRESS = '/api/v1/feeds';

const document: Guard<TriedDocument> = record<TriedDocument>({
  format: oneOf(['rss', 'atom', 'rdf', 'json']),
  title: text,
  items: number,
  dated: number,
  newest: orNull(text),
  oldest: orNull(text),
  languages: list(record<TriedDocument['languages'][number]>({ language: text, items: number })),
  first: list(
    record<TriedDocument['first'][number]>({
      title: text,
      link: orNull(text),
      published: orNull(text),
      language: text,
      relevant: flag,
      relevance: number,
      indicators: list(
        record<TriedDocument['first'][number]['indicators'][number]>({
          name: oneOf(TOPICS),
          confidence: number,
        }),
      ),
    }),
  ),
});

const trial: Guard<TriedFeed> = record<TriedFeed>({
  url: text,
  finalUrl: orNull(text),
  movedTo: orNull(text),
  status: orNull(number),
  problem: orNull(record<NonNullable<TriedFeed['problem']>>({ kind: text, message: text, remedy: text })),
  document: orNull(document),
  knownAs: orNull(
    record<NonNullable<TriedFeed['knownAs']>>({ id: text, name: text, enabled: flag, withdrawal }),
  ),
  suggested: orNull(
    record<NonNullable<TriedFeed['suggested']>>({
      id: text,
      name: text,
      url: text,
      language: text,
      publisher: text,
      country: text,
      ownership: oneOf(OWNERSHIPS),
    }),
  ),
});

/** What the form asks for; what is left out follows from the address. */
export type FeedDraft = Pick<WantedFeed, 'name' | 'url' | 'language'> &
  Partial<Pick<WantedFeed, 'id' | 'publisher' | 'country' | 'ownership'>>;

/** Has an address asked once; nothing of it is stored. */
export function tryFeed(csrfToken: string, url: string): Promise<Answer<TriedFeed>> {
  return askChange(csrfToken, `${ADDRESS}/try`, { method: 'POST', body: { url } }, trial);
}

/** Adds a feed, which is polled from now on. */
export function addFeed(csrfToken: string, draft: FeedDraft): Promise<Answer<FeedReport>> {
  return askChange(csrfToken, ADDRESS, { method: 'POST', body: draft }, feedReport);
}

/** Takes out a feed that was added; what it brought stays. */
export function removeFeed(csrfToken: string, id: string, reason: string): Promise<Answer<FeedReport>> {
  const address = `${ADDRESS}/${encodeURIComponent(id)}?reason=${encodeURIComponent(reason)}`;
  return askChange(csrfToken, address, { method: 'DELETE' }, feedReport);
}

/** Pauses a feed, or has it asked again; the choice outlasts restarts. */
export function switchFeed(csrfToken: string, id: string, enabled: boolean): Promise<Answer<FeedReport>> {
  const change = { method: 'PATCH', body: { enabled } } as const;
  return askChange(csrfToken, `${ADDRESS}/${encodeURIComponent(id)}`, change, feedReport);
}
