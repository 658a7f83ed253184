import { buildParsed, buildReceived, NOW } from './due-feed.builder.js';
import { heldTrial, trialOf, untriedFeed } from './feed-trial.js';

const URL_TRIED = 'https://morning.example/feed';

it('asks for the whole document, as of a feed that was never asked', () => {
  const { host, state } = untriedFeed('https://morning.example:8443/feed', NOW);
  expect([host, state.etag, state.lastModified, state.bodyHash]).toEqual([
    ...['morning.example:8443', null, null, null],
  ]);
});

it('gives the document, and where the feed moved to for good', () => {
  const received = buildReceived({
    finalUrl: 'https://new.example/b',
    permanentUrl: 'https://new.example/a',
  });
  const feed = buildParsed(2);
  expect(trialOf(URL_TRIED, { kind: 'parsed', received, feed, bodyHash: 'x' })).toEqual({
    ...{ url: URL_TRIED, finalUrl: 'https://new.example/b', movedTo: 'https://new.example/a', status: 200 },
    ...{ document: feed, problem: null },
  });
});

it.each([
  [404, 'There is no feed at this address (status 404).'],
  [500, 'it has a fault'],
  [304, 'brings no feed'],
])('says what a status of %i means', (status, words) => {
  const answer = { kind: 'wrong-status', received: buildReceived({ status }) } as const;
  const { problem, document } = trialOf(URL_TRIED, answer);
  expect([document, problem?.message]).toEqual([null, expect.stringContaining(words)]);
});

it('gives the problem of an answer that is no feed, and of no answer', () => {
  const problem = { kind: 'not-a-feed', message: 'A web page.', remedy: 'Look on.' };
  const unreadable = { kind: 'unreadable', received: buildReceived(), problem } as const;
  expect(trialOf(URL_TRIED, unreadable)).toMatchObject({ status: 200, problem });
  expect(trialOf(URL_TRIED, { kind: 'unreached', problem })).toMatchObject({ finalUrl: null, problem });
  expect(trialOf(URL_TRIED, { kind: 'abandoned' }).problem?.kind).toBe('stopped');
});

it('says until when a host asked for a pause', () => {
  const until = new Date('2026-11-22T07:00:00Z');
  const { problem } = heldTrial(URL_TRIED, { host: 'morning.example', until, reason: 'status 429' });
  expect(problem?.message).toBe(
    'morning.example asked for a pause until 2026-11-22T07:00:00.000Z; it was not asked now.',
  );
});
