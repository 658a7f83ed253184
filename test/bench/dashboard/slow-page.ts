import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

/** How much slower than this machine's the processor of the reader's device is taken to be. */
export const SLOW_DOWN = 4;

const noted = z.object({
  lcpMs: z.number(),
  cls: z.number(),
  interactionMs: z.number(),
  longestTaskMs: z.number(),
  violations: z.number(),
});

/** What a page has noted of itself since it was opened. */
export type Noted = z.infer<typeof noted>;

/** Largest contentful paint, layout shift without recent input, longest interaction and task, policy reports. */
const NOTE = `
  window.noted = { lcpMs: 0, cls: 0, interactionMs: 0, longestTaskMs: 0, violations: 0 };
  const watch = (type, note, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', ({ startTime }) => { noted.lcpMs = startTime; });
  watch('layout-shift', ({ value, hadRecentInput }) => { if (!hadRecentInput) noted.cls += value; });
  watch('longtask', ({ duration }) => { noted.longestTaskMs = Math.max(noted.longestTaskMs, duration); });
  watch('event', ({ duration, interactionId }) => {
    if (interactionId > 0) noted.interactionMs = Math.max(noted.interactionMs, duration);
  }, { durationThreshold: 16 });
  addEventListener('securitypolicyviolation', () => { noted.violations += 1; });
`;

export interface SlowPage {
  readonly page: Page;
  /** What it has noted since the last time it was asked; LCP and policy reports since it was opened. */
  readonly noted: () => Promise<Noted>;
  readonly close: () => Promise<void>;
}

/** A fresh page on a phone's screen or a desk's, whose processor is slowed down, that notes how it went. */
export async function openSlowly(browser: Browser, url: string, slowDown = SLOW_DOWN): Promise<SlowPage> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1_280, height: 900 } });
  await context.addInitScript(NOTE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  return {
    page,
    noted: async () =>
      noted.parse(
        await page.evaluate(
          '(() => { const seen = { ...noted }; noted.interactionMs = noted.longestTaskMs = noted.cls = 0; return seen; })()',
        ),
      ),
    close: () => context.close(),
  };
}

/** Waits until no part of the page is loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.locator('[aria-busy=true], .skeleton').first().waitFor({ state: 'detached' });
}
