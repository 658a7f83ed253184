import type { IncomingReport } from './incoming.js';

/** An item as the Islamabad Herald's feed would give it; change what the test is about. */
export function incomingReport(changes: Partial<IncomingReport> = {}): IncomingReport {
  return {
    publisher: 'islamabad-herald',
    feedId: 'islamabad-herald-home',
    guid: 'urn:herald:1',
    link: 'https://herald.example/story/1',
    title: 'Moscow and Islamabad sign a rail memorandum',
    summary: 'The two ministries signed it on Monday.',
    language: 'en',
    published: '2026-03-02T08:00:00Z',
    publishedRaw: 'Mon, 02 Mar 2026 13:00:00 +0500',
    ...changes,
  };
}
