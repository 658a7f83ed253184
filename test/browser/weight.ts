import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const BUILT = fileURLToPath(new URL('../../dist/dashboard', import.meta.url));

/** Counts what a page fetches of scripts from now on, in bytes as the build packed them (gzip). */
export function weighScripts(page: Page): () => number {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) scripts.add(pathname);
  });
  return () => [...scripts].reduce((sum, path) => sum + statSync(`${BUILT}${path}.gz`).size, 0);
}
