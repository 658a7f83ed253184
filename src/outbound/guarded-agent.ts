import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { types } from 'node:util';
import { Agent, buildConnector } from 'undici';
import type { AddressGuard } from './address-guard.js';

interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Turns a host name into addresses; rejects with a system error code, as `dns.lookup` does. */
export type ResolveHost = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** A connection that the guard did not let happen. */
export class RefusedAddress extends Error {
  constructor(
    readonly host: string,
    readonly range: string,
  ) {
    super(`${host} is not a public address (${range})`);
    this.name = 'RefusedAddress';
  }
}

export const resolveWithSystem: ResolveHost = (hostname) => systemLookup(hostname, { all: true });

function asError(reason: unknown): Error {
  return types.isNativeError(reason) ? reason : new Error(String(reason));
}

/** The permitted addresses of a host; throws `RefusedAddress` where none is left. */
async function permittedAddresses(hostname: string, resolve: ResolveHost, guard: AddressGuard) {
  const found = await resolve(hostname);
  const judged = found.map((one) => ({ one, verdict: guard.judge(one.address) }));
  const permitted = judged.filter(({ verdict }) => verdict.permitted).map(({ one }) => ({ ...one }));
  if (permitted.length > 0) return permitted;
  const range = judged.map(({ verdict }) => (verdict.permitted ? '' : verdict.range)).join(', ');
  throw new RefusedAddress(hostname, range === '' ? 'no address' : range);
}

/**
 * The lookup that sockets use: what it hands over is what is connected to, so a resolver that answers otherwise
 * the next time gains nothing.
 */
function guardedLookup(resolve: ResolveHost, guard: AddressGuard): LookupFunction {
  return (hostname, options, callback) => {
    permittedAddresses(hostname, resolve, guard).then(
      (addresses) => {
        const first = addresses[0];
        if (options.all === true) callback(null, addresses);
        else if (first !== undefined) callback(null, first.address, first.family);
      },
      (reason: unknown) => {
        callback(asError(reason), []);
      },
    );
  };
}

export interface GuardedAgentOptions {
  readonly guard: AddressGuard;
  readonly resolve: ResolveHost;
  readonly connectTimeoutMs: number;
  /** Connections open at a time to one origin. */
  readonly connectionsPerOrigin: number;
}

/** An agent whose every new connection is judged, host names after resolving and address literals as they are. */
export function createGuardedAgent(options: GuardedAgentOptions): Agent {
  const { guard, resolve, connectTimeoutMs } = options;
  const open = buildConnector({
    timeout: connectTimeoutMs,
    rejectUnauthorized: true,
    lookup: guardedLookup(resolve, guard),
  });
  return new Agent({
    connections: options.connectionsPerOrigin,
    pipelining: 1,
    connect(target, callback) {
      // Sockets skip the lookup for address literals.
      const verdict = isIP(target.hostname) === 0 ? null : guard.judge(target.hostname);
      if (verdict === null || verdict.permitted) open(target, callback);
      else callback(new RefusedAddress(target.hostname, verdict.range), null);
    },
  });
}
