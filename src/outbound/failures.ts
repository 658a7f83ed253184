import { types } from 'node:util';
import { errors } from 'undici';
import { RefusedAddress } from './guarded-agent.js';
import type { OutboundFailure, OutboundFailureReason } from './outbound-result.js';

/** The whole request took longer than it may. */
export class DeadlinePassed extends Error {
  constructor(readonly deadlineMs: number) {
    super(`no complete answer within ${deadlineMs / 1000} s`);
    this.name = 'DeadlinePassed';
  }
}

const REMEDIES: Readonly<Record<OutboundFailureReason, string>> = {
  'refused-url': 'Give an http:// or https:// address without user name and password.',
  'refused-address':
    'Check the address. If the host belongs to your own network, add its range to ALLOW_PRIVATE_NETWORKS.',
  timeout:
    'Nothing to do if it passes; if it stays, open the address in a browser to see whether the site is up.',
  'too-large': 'Look for a shorter feed of the same publisher, or switch this one off.',
  'too-many-redirects': 'Open the address in a browser and enter the address it ends at.',
  'bad-redirect': 'Open the address in a browser and enter the address it ends at.',
  dns: 'Check the spelling of the host and whether this machine can reach its name server.',
  'no-network': 'Check the network connection of this machine; polling goes on by itself.',
  connection:
    'Nothing to do if it passes; if it stays, check whether the site is up and reachable from here.',
  tls: 'Open the address in a browser: the certificate of the site is wrong or too old, or it needs http://.',
  'bad-encoding':
    'Nothing to do if it passes; if it stays, tell the publisher that the compressed answer is broken.',
  'bad-answer': 'Check the port and the scheme (http or https) of the address.',
  closed: 'Nothing to do: the service was being stopped.',
};

/** Error codes of sockets, the name service, TLS, zlib and the HTTP client. */
const REASONS: ReadonlyMap<string, OutboundFailureReason> = new Map<string, OutboundFailureReason>([
  ['ENOTFOUND', 'dns'],
  ['ENODATA', 'dns'],
  ['ESERVFAIL', 'dns'],
  ['EAI_AGAIN', 'no-network'],
  ['EAI_FAIL', 'dns'],
  ['ENETUNREACH', 'no-network'],
  ['ENETDOWN', 'no-network'],
  ['EADDRNOTAVAIL', 'no-network'],
  ['EPROTO', 'tls'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['CERT_NOT_YET_VALID', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_OVERFLOW', 'bad-answer'],
  ['UND_ERR_DESTROYED', 'closed'],
  ['UND_ERR_CLOSED', 'closed'],
]);

const FAMILIES: readonly (readonly [RegExp, OutboundFailureReason])[] = [
  [/^(ERR_TLS|ERR_SSL|UNABLE_TO_|CERT_|ERR_OSSL)/, 'tls'],
  [/^(Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_ZLIB|ERR_PADDING|ERR_STREAM_PREMATURE_CLOSE)/, 'bad-encoding'],
];

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function reasonOf(error: unknown): OutboundFailureReason {
  if (error instanceof RefusedAddress) return 'refused-address';
  if (error instanceof DeadlinePassed) return 'timeout';
  if (error instanceof errors.HTTPParserError) return 'bad-answer';
  const code = codeOf(error);
  return REASONS.get(code) ?? FAMILIES.find(([pattern]) => pattern.test(code))?.[1] ?? 'connection';
}

/** A failure in words; `detail` finishes a sentence that begins with the address. */
export function failure(reason: OutboundFailureReason, url: string, detail: string): OutboundFailure {
  return { ok: false, reason, url, message: `${url}: ${detail}`, remedy: REMEDIES[reason] };
}

/** Turns what the client, a socket or a decompressor threw into a failure; unknown errors count as `connection`. */
export function failureOf(error: unknown, url: string): OutboundFailure {
  const code = codeOf(error);
  const text = types.isNativeError(error) && error.message !== '' ? error.message : code;
  return failure(reasonOf(error), url, text === '' ? 'no connection' : text);
}
