import type { Settings } from '../config/settings.js';
import type { Outbound } from './outbound.js';
import { openOutbound } from './outbound.module.js';

const EVERYWHERE = ['0.0.0.0/0', '::/0'];
const DEADLINE_MS = 10_000;

/**
 * A client for a host that the operator named in the settings, with what it may lead to: that host is reached wherever
 * it is, since an identity provider or a collector mostly stands inside the operator's network, as the mail server does;
 * every other host stays guarded as always. Nothing is redirected. Whoever opens it closes it.
 */
export interface OperatorsHost {
  /** The client for an address. */
  clientFor(address: string): Outbound;
  close(): Promise<void>;
}

/** Opens the clients; `address` is the operator's. */
export function openOperatorsHost(
  settings: Pick<Settings, 'publicUrl' | 'allowPrivateNetworks'>,
  address: string,
): OperatorsHost {
  const { origin } = new URL(address);
  const limits = { deadlineMs: DEADLINE_MS, connectionsPerOrigin: 4, maxRedirects: 0 };
  const named = openOutbound({ ...settings, allowPrivateNetworks: EVERYWHERE }, limits);
  const others = openOutbound(settings, limits);
  return {
    clientFor: (asked) => (new URL(asked).origin === origin ? named : others),
    close: async () => {
      await Promise.all([named.close(), others.close()]);
    },
  };
}
