import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterFetch, conditionsFor, type AfterFetch } from './after-fetch.js';
import { buildDue, buildParsed, buildReceived, buildResult, buildState, NOW } from './due-feed.builder.js';
import type { DueFeed, FeedAnswer, Received } from './feed-state.js';

const DAY_MS = 86_400_000;
const minutesTo = (date: Date | undefined): number => ((date?.getTime() ?? 0) - NOW.getTime()) / 60_000;

function after(answer: FeedAnswer, due?: DueFeed, newItems = 0): AfterFetch {
  const decided = afterFetch(buildResult(answer, due), newItems, NOW);
  if (decided === null) throw new Error('Nothing was decided.');
  return decided;
}

function parsed(received: Partial<Received> = {}, items = 10): FeedAnswer {
  return { kind: 'parsed', received: buildReceived(received), feed: buildParsed(items), bodyHash: 'hash' };
}

function status(
  code: number,
  headers: Record<string, string> = {},
  given: Partial<Received> = {},
): FeedAnswer {
  return { kind: 'wrong-status', received: buildReceived({ status: code, headers, ...given }) };
}

describe('afterFetch, when a feed answers', () => {
  it('remembers validators as they came, the body and the time, and forgets earlier failures', () => {
    const due = buildDue(
      {},
      { failures: 4, state: 'failing', problem: { kind: 'x', message: '', remedy: '', at: '' } },
    );
    const headers = { etag: 'W/"7"', 'last-modified': 'long ago' };
    const { state, log, hold } = after(parsed({ headers }), due, 3);
    expect(state).toMatchObject({
      state: 'ok',
      etag: 'W/"7"',
      lastModified: 'long ago',
      validatorsSince: NOW,
      bodyHash: 'hash',
      failures: 0,
      problem: null,
      lastSuccessAt: NOW,
      lastNewAt: NOW,
    });
    expect(log).toMatchObject({ outcome: 'parsed', answered: true, httpStatus: 200, items: 10, newItems: 3 });
    expect(hold).toBeNull();
  });

  it('ignores validators of an answer that expires at once, and those that cannot be echoed', () => {
    const state = after(parsed({ headers: { etag: '"7"', expires: '0' } })).state;
    expect(state).toMatchObject({ etag: null, lastModified: null, validatorsSince: null });
    expect(after(parsed({ headers: { etag: 'ü' } })).state.etag).toBeNull();
    expect(after(parsed({ headers: { etag: 'x'.repeat(2000) } })).state.etag).toBeNull();
  });

  it('remembers a permanent redirect, and keeps an earlier one when there is none', () => {
    const moved = 'https://new.example/feed';
    expect(after(parsed({ permanentUrl: moved })).state.effectiveUrl).toBe(moved);
    expect(after(parsed(), buildDue({}, { effectiveUrl: moved })).state.effectiveUrl).toBe(moved);
  });

  it('keeps body, validators and their age when nothing was modified, but takes new ones', () => {
    const since = new Date(NOW.getTime() - DAY_MS);
    const due = buildDue({}, { etag: '"7"', lastModified: 'then', validatorsSince: since, bodyHash: 'old' });
    const received = buildReceived({ status: 304, headers: { 'last-modified': 'now' } });
    const { state, log } = after({ kind: 'not-modified', received }, due);
    expect(state).toMatchObject({
      etag: '"7"',
      lastModified: 'now',
      validatorsSince: since,
      bodyHash: 'old',
    });
    expect(log).toMatchObject({ outcome: 'not-modified', answered: true, items: null, newItems: 0 });
  });

  it('starts the age of validators anew with the same bytes', () => {
    const due = buildDue({}, { bodyHash: 'old', validatorsSince: new Date(0) });
    const { state, log } = after({ kind: 'unchanged', received: buildReceived() }, due);
    expect(state).toMatchObject({ bodyHash: 'old', validatorsSince: NOW, state: 'ok' });
    expect(log.outcome).toBe('unchanged');
  });

  it('asks again when everyone wishes so', () => {
    const answer = parsed({ headers: { 'cache-control': 'max-age=7200' } });
    expect(minutesTo(after(answer).state.nextCheckAt)).toBeGreaterThanOrEqual(120);
  });
});

describe('afterFetch, when a feed does not answer as it should', () => {
  it('mutes a feed that is gone', () => {
    expect(after(status(410)).state).toMatchObject({ state: 'gone', problem: { kind: 'gone' } });
  });

  it.each([429, 503])('holds the host that answered %d as long as it asks', (code) => {
    const { state, hold } = after(
      status(code, { 'retry-after': '3600' }, { finalUrl: 'https://cdn.example:8443/f' }),
    );
    expect(hold).toMatchObject({ host: 'cdn.example:8443', until: new Date(NOW.getTime() + 3_600_000) });
    expect(state.state).toBe('held');
    expect(minutesTo(state.nextCheckAt)).toBeGreaterThanOrEqual(60);
  });

  it('holds 10 minutes per failure without Retry-After, and never longer than a day', () => {
    expect(minutesTo(after(status(503)).hold?.until)).toBe(10);
    expect(minutesTo(after(status(503), buildDue({}, { failures: 2 })).hold?.until)).toBe(30);
    expect(minutesTo(after(status(429, { 'retry-after': '99999999' })).hold?.until)).toBe(1440);
    expect(minutesTo(after(status(429, { 'retry-after': '0' })).hold?.until)).toBe(1);
  });

  it('tells a wall from a failure', () => {
    expect(after(status(403, { 'cf-mitigated': 'challenge' })).state.state).toBe('blocked');
    expect(after(status(403, { server: 'StormWall' })).state.state).toBe('blocked');
    expect(after(status(403, { server: 'nginx' })).state.state).toBe('failing');
    expect(after(status(200, { 'cf-mitigated': 'x', server: 'cloudflare' })).state.state).toBe('failing');
  });

  it.each([204, 300, 304, 400, 401, 403, 404, 418, 500, 502])('says of status %d what to do', (code) => {
    const { state, log } = after(status(code));
    expect(state).toMatchObject({ state: 'failing', failures: 1 });
    expect(state.problem?.message).toContain(String(code));
    expect(state.problem?.remedy.length).toBeGreaterThan(20);
    expect(log).toMatchObject({ answered: false, httpStatus: code });
  });

  it('asks for the whole document again when it could not be read', () => {
    const due = buildDue({}, { etag: '"7"', lastModified: 'x', validatorsSince: NOW, bodyHash: 'old' });
    const problem = { kind: 'not-a-feed', message: 'A page.', remedy: 'Look.' };
    const { state, log } = after({ kind: 'unreadable', received: buildReceived(), problem }, due);
    expect(state).toMatchObject({ state: 'failing', etag: null, lastModified: null, bodyHash: null });
    expect(state.problem).toEqual({ ...problem, at: NOW.toISOString() });
    expect(log).toMatchObject({ outcome: 'not-a-feed', message: 'A page.' });
  });

  it('keeps validators through a failure that says nothing of the document', () => {
    const due = buildDue({}, { etag: '"7"', validatorsSince: NOW, bodyHash: 'old' });
    expect(after(status(500), due).state).toMatchObject({ etag: '"7"', bodyHash: 'old' });
  });

  it('backs off after failures on the way, less where no question left this machine', () => {
    const unreached = (kind: string): FeedAnswer => ({
      kind: 'unreached',
      problem: { kind, message: 'No.', remedy: 'Wait.' },
    });
    const due = buildDue({}, { failures: 9 });
    expect(minutesTo(after(unreached('timeout'), due).state.nextCheckAt)).toBeGreaterThanOrEqual(300);
    expect(minutesTo(after(unreached('dns'), due).state.nextCheckAt)).toBeLessThanOrEqual(66);
    expect(minutesTo(after(unreached('no-network'), due).state.nextCheckAt)).toBeLessThanOrEqual(66);
  });

  it('returns to the listed address after three failures at the redirect it remembered', () => {
    const at = (failures: number): string | null =>
      after(status(500), buildDue({}, { failures, effectiveUrl: 'https://new.example/' })).state.effectiveUrl;
    expect([at(0), at(1), at(2)]).toEqual(['https://new.example/', 'https://new.example/', null]);
  });

  it('changes nothing when the poll was abandoned', () => {
    expect(afterFetch(buildResult({ kind: 'abandoned' }), 0, NOW)).toBeNull();
  });

  it('always has a next check from 10 minutes to 24 hours away, and a hold only with 429 and 503', () => {
    const header = fc.constantFrom('retry-after', 'cache-control', 'expires', 'server', 'cf-mitigated');
    const headers = fc.dictionary(
      header,
      fc.oneof(fc.string(), fc.nat().map(String), fc.constant('max-age=1e9')),
    );
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), headers, fc.nat(1000), (code, given, failures) => {
        const { state, hold } = after(status(code, given), buildDue({}, { failures }));
        expect(minutesTo(state.nextCheckAt)).toBeGreaterThanOrEqual(10);
        expect(minutesTo(state.nextCheckAt)).toBeLessThanOrEqual(1440);
        expect(hold !== null).toBe(code === 429 || code === 503);
      }),
    );
  });
});

describe('conditionsFor', () => {
  const held = { etag: '"7"', lastModified: 'then' };

  it('echoes validators until they are 8 days old', () => {
    const aged = (days: number) =>
      conditionsFor(buildState({ ...held, validatorsSince: new Date(NOW.getTime() - days * DAY_MS) }), NOW);
    expect(aged(7.9)).toEqual({ ifNoneMatch: '"7"', ifModifiedSince: 'then' });
    expect(aged(8)).toEqual({ ifNoneMatch: null, ifModifiedSince: null });
  });

  it('sends none before the first answer', () => {
    expect(conditionsFor(buildState(), NOW)).toEqual({ ifNoneMatch: null, ifModifiedSince: null });
  });
});
