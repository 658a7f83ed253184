import type { ParseFailureReason } from '../../../src/feeds/domain/parse-result.js';
import type { OutboundFailureReason } from '../../../src/outbound/outbound-result.js';
import { isProblemNamed } from './feed-problems.js';

type Kind = ParseFailureReason | OutboundFailureReason | 'http-status' | 'blocked' | 'gone' | 'held';

/** Every way a feed can fail; the compiler asks for those that are missing here. */
const KINDS: Readonly<Record<Kind, true>> = {
  ...{ empty: true, 'not-a-feed': true, 'too-large': true, 'too-deep': true, broken: true, timeout: true },
  ...{ 'out-of-memory': true, stopped: true, 'refused-url': true, 'refused-address': true },
  ...{ 'too-many-redirects': true, 'bad-redirect': true, dns: true, 'no-network': true, connection: true },
  ...{ tls: true, 'bad-encoding': true, 'bad-answer': true, closed: true },
  ...{ 'http-status': true, blocked: true, gone: true, held: true },
};

test('every way a feed can fail is said in the reader’s language', () => {
  expect(Object.keys(KINDS).filter((kind) => !isProblemNamed(kind))).toEqual([]);
});
