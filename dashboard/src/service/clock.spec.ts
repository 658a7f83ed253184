import { clockOf } from './clock.js';

const at = (instant: string): number => Date.parse(instant);
const header = (instant: string): string => new Date(instant).toUTCString();

function wrongClock(own: string) {
  const browser = { wallMs: at(own), steadyMs: 500 };
  const clock = clockOf({ wall: () => browser.wallMs, steady: () => browser.steadyMs });
  return { browser, clock };
}

test('the time is the browser’s until the service has answered, then the service’s, whatever the browser’s clock does', () => {
  const { browser, clock } = wrongClock('2031-05-05T00:00:00Z');
  expect(clock.nowMs()).toBe(at('2031-05-05T00:00:00Z'));
  clock.hear(header('2026-11-28T05:00:00Z'));
  browser.steadyMs += 2000;
  browser.wallMs = at('1999-01-01T00:00:00Z');
  expect(clock.nowMs()).toBe(at('2026-11-28T05:00:02Z'));
});

test('an answer kept on the way, and one without a date, set nothing back; one after a sleep sets the clock on', () => {
  const { clock } = wrongClock('2026-11-28T05:00:00Z');
  clock.hear(header('2026-11-28T05:00:00Z'));
  clock.hear(header('2026-11-21T05:00:00Z'));
  clock.hear(null);
  clock.hear('yesterday');
  expect(clock.nowMs()).toBe(at('2026-11-28T05:00:00Z'));
  clock.hear(header('2026-11-30T05:00:00Z'));
  expect(clock.nowMs()).toBe(at('2026-11-30T05:00:00Z'));
});

test('that the browser has another day is said once, at the first answer', () => {
  for (const [own, times] of [
    ['2026-11-28T23:59:00Z', 0],
    ['2026-11-29T00:01:00Z', 1],
    ['2020-01-01T00:00:00Z', 1],
  ] as const) {
    const { clock } = wrongClock(own);
    let said = 0;
    clock.onOtherDay(() => (said += 1));
    clock.hear(header('2026-11-28T05:00:00Z'));
    clock.hear(header('2026-11-29T05:00:00Z'));
    expect([own, said]).toEqual([own, times]);
  }
});
