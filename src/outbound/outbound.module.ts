import { existsSync, readFileSync } from 'node:fs';
import { Inject, Module, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { createOutbound, userAgent, type Outbound } from './outbound.js';

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

function openOutbound(settings: Settings): Outbound {
  return createOutbound({
    userAgent: userAgent(version(), settings.publicUrl),
    allowPrivateNetworks: settings.allowPrivateNetworks,
  });
}

@Module({
  providers: [{ provide: OUTBOUND, useFactory: openOutbound, inject: [SETTINGS] }],
  exports: [OUTBOUND],
})
export class OutboundModule implements OnModuleDestroy {
  constructor(@Inject(OUTBOUND) private readonly outbound: Outbound) {}

  /** First of all: polls under way are broken off, so that the later steps of a shutdown need not wait for them. */
  async onModuleDestroy(): Promise<void> {
    await this.outbound.close();
  }
}
