import { existsSync, readFileSync } from 'node:fs';
import { Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { createOutbound, userAgent, type Outbound, type OutboundOptions } from './outbound.js';

/** Injection token of the guarded client. */
export const OUTBOUND = Symbol('outbound');

const manifest = z.object({ version: z.string() });

/** The version in package.json, which lies one folder further up from the built files. */
function version(): string {
  const places = ['../../package.json', '../../../package.json'].map(
    (path) => new URL(path, import.meta.url),
  );
  const found = places.find((place) => existsSync(place));
  return found === undefined ? '0' : manifest.parse(JSON.parse(readFileSync(found, 'utf8'))).version;
}

/** Opens a guarded client as the settings allow, with limits of its own where they are given; whoever opens it closes it. */
export function openOutbound(
  settings: Pick<Settings, 'publicUrl' | 'allowPrivateNetworks'>,
  limits: Pick<OutboundOptions, 'deadlineMs' | 'connectionsPerOrigin' | 'maxRedirects'> = {},
): Outbound {
  return createOutbound({
    ...limits,
    userAgent: userAgent(version(), settings.publicUrl),
    allowPrivateNetworks: settings.allowPrivateNetworks,
  });
}

@Module({
  providers: [
    { provide: OUTBOUND, useFactory: (settings: Settings) => openOutbound(settings), inject: [SETTINGS] },
  ],
  exports: [OUTBOUND],
})
export class OutboundModule implements OnModuleDestroy {
  constructor(@Inject(OUTBOUND) private readonly outbound: Outbound) {}

  /** First of all: polls under way are broken off, so that the later steps of a shutdown need not wait for them. */
  async onModuleDestroy(): Promise<void> {
    await this.outbound.close();
  }
}
