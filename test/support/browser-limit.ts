import { jest } from '@jest/globals';

/** A page hangs or it does not: more than this for one test, its start included, would only eat the time of the run. */
const BROWSER_TEST_LIMIT_MS = 180_000;

jest.setTimeout(BROWSER_TEST_LIMIT_MS);

/*
 * Chromium itself sometimes stops drawing under load (9 of 300 fresh ones, whatever the page): a test that fails is tried
 * once more, and the run prints the first failure with it. A fault of a page's own fails both times.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
