import { jest } from '@jest/globals';

/** A page hangs or it does not: more than this for one test, its start included, would only eat the time of the run. */
const BROWSER_TEST_LIMIT_MS = 180_000;

jest.setTimeout(BROWSER_TEST_LIMIT_MS);
