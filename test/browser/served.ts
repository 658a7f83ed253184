import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startBrowser } from '../support/browser.js';
import { startService, type ServiceOptions, type TestService } from '../support/service.js';
import { openPage, type WatchedPage } from './page-faults.js';

/** A service and a browser for the tests of one `describe`. */
export interface Served {
  readonly service: TestService;
  readonly browser: Browser;
  /** A fresh page on the service. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>;
}

/** Starts both before the tests of the `describe` it is called in, and ends them after; there is neither before that. */
export function served(options: ServiceOptions = {}): Served {
  let started: { readonly service: TestService; readonly browser: Browser } | null = null;
  const both = () => {
    if (started === null) throw new Error('Nothing is served before the first test.');
    return started;
  };
  beforeAll(async () => {
    const [service, browser] = await Promise.all([startService(options), startBrowser()]);
    started = { service, browser };
  });
  afterAll(async () => {
    await both().browser.close();
    await both().service.stop();
  });
  return {
    get service() {
      return both().service;
    },
    get browser() {
      return both().browser;
    },
    open: (given) => openPage(both().browser, both().service.url, given),
  };
}
