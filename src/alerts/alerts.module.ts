import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import { secretKey } from '../config/secret-key.js';
import type { Settings } from '../config/settings.js';
import { sealedBox } from './adapters/sealed-box.js';
import { SEALER } from './domain/sealer.js';

/** Rules, subscriptions, and what is owed to whom. */
@Module({
  providers: [
    {
      provide: SEALER,
      useFactory: async (settings: Settings) => sealedBox(await secretKey(settings)),
      inject: [SETTINGS],
    },
  ],
  exports: [SEALER],
})
export class AlertsModule {}
