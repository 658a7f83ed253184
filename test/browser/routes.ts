import type { Page } from 'playwright-core';
import { settled } from './page-faults.js';

/** Every page that needs no record's id. */
export const ROUTES = [
  '/',
  '/trends',
  '/history',
  '/developments',
  '/promises',
  '/figures',
  '/alarms',
  '/reports',
  '/feeds',
  '/method',
  '/to-read',
  '/corrections',
  '/subscribe',
  '/rules',
  '/subscriptions',
  '/silences',
  '/deliveries',
] as const;

/** Every kind of page, those of one record and of a choice among them. */
export const KINDS_OF_PAGES = [
  ...ROUTES,
  '/history?parties=india,sanctions',
  '/embed/weeks/trade',
  '/weeks/composite/2026-W40',
  '/years/composite/1971',
  '/developments/bl-cold-war-opposite-camps',
  '/nowhere',
] as const;

/** The address of the newest development of the baseline. */
export async function aDevelopmentsAddress(page: Page): Promise<string> {
  await page.goto('/developments?origin=baseline');
  await settled(page);
  const address = await page.locator('.development h3 a').first().getAttribute('href');
  if (address === null) throw new Error('The list of the baseline is empty.');
  return address;
}
