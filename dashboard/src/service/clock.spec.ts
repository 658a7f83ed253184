import { clockOf } from './clock.js';

const at = (instant: string): number => Date.parse(instant);
const header = (instant: string): string => new Date(instant).toUTCString();

function wrongClock(own: string) {
  const browser = { ms: at(own) };
  return { browser, clock: clockOf(() => browser.ms) };
}

test('the time is the browser’s until the service has answered, then the service’s', () => {
  const { browser, clock } = wrongClock('2031-05-05T00:00:00Z');
  expect(clock.nowMs()).toBe(at('2031-05-05T00:00:00Z'));
  clock.hear(header('2026-11-28T05:00:00Z'));
  browser.ms += 2000;
  // As late as the second that was told may have been.
  expect(clock.nowMs()).toBe(at('2026-11-28T05:00:03Z'));
});

test('a browser’s clock that is put right meanwhile is right again from the next answer; one without a date sets nothing', () => {
  const { browser, clock } = wrongClock('2020-01-01T00:00:00Z');
  clock.hear(header('2026-11-28T05:00:00Z'));
  clock.hear(null);
  clock.hear('yesterday');
  expect(clock.nowMs()).toBe(at('2026-11-28T05:00:01Z'));
  browser.ms = at('2026-11-28T05:10:00Z');
  clock.hear(header('2026-11-28T05:10:00Z'));
  expect(clock.nowMs()).toBe(at('2026-11-28T05:10:00Z'));
});

test('what the service made just before it answered is not to come, by whatever clock', () => {
  const made = at('2026-11-28T05:00:00.900Z');
  for (const own of [
    '2026-11-28T05:00:00.950Z',
    '2026-11-28T04:59:58Z',
    '2026-11-28T05:00:20Z',
    '2031-05-05T00:00:00Z',
  ]) {
    const { clock } = wrongClock(own);
    clock.hear(header('2026-11-28T05:00:00.950Z'));
    expect([own, clock.nowMs() >= made, clock.nowMs() - made < 60_000]).toEqual([own, true, true]);
  }
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
