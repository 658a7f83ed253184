import { describe, expect, it } from '@jest/globals';
import { checkUrl, nextStep, trailFrom, type NextStep, type Trail } from './redirects.js';

const start = trailFrom(new URL('https://a.example/feed'));

function follow(trail: Trail, status: number, location: string): Trail {
  const step = nextStep(trail, status, location, 5);
  if (step.kind !== 'follow') throw new Error(`The redirect was not followed: ${step.kind}.`);
  return step.trail;
}

describe('nextStep', () => {
  it.each([200, 204, 300, 304, 404])('stays at status %d', (status) => {
    expect(nextStep(start, status, '/x', 5)).toEqual({ kind: 'stay' });
  });

  it.each([301, 302, 303, 307, 308])('follows status %d, relative to the address that answered', (status) => {
    expect(follow(start, status, 'next').url.href).toBe('https://a.example/next');
  });

  it('remembers permanent redirects until one is temporary', () => {
    const first = follow(start, 301, '/b');
    const second = follow(first, 302, '/c');
    const third = follow(second, 308, '/d');
    expect([first, second, third].map((trail) => trail.permanentUrl)).toEqual(
      Array.from({ length: 3 }, () => 'https://a.example/b'),
    );
  });

  it('does not remember giving up https, nor what comes after', () => {
    const weaker = follow(start, 301, 'http://a.example/feed');
    expect([weaker.permanentUrl, follow(weaker, 301, '/x').permanentUrl]).toEqual([null, null]);
  });

  it('counts hops up to the limit', () => {
    let step: NextStep = { kind: 'follow', trail: start };
    for (let hop = 0; hop < 5; hop += 1) step = { kind: 'follow', trail: follow(step.trail, 302, '/x') };
    expect(nextStep(step.trail, 302, '/x', 5)).toMatchObject({ kind: 'fail', reason: 'too-many-redirects' });
  });

  it.each([undefined, '', 'ftp://a.example/', 'https://u@a.example/', 'http://[::1'])(
    'fails on the location %p',
    (location) => {
      expect(nextStep(start, 301, location, 5)).toMatchObject({ kind: 'fail', reason: 'bad-redirect' });
    },
  );
});

describe('checkUrl', () => {
  it('drops the fragment, which is never sent', () => {
    const checked = checkUrl('https://a.example/feed#top');
    expect(checked.ok && checked.url.href).toBe('https://a.example/feed');
  });
});
