import { Module } from '@nestjs/common';
import { Vault } from './adapters/secrets/vault.js';
import { SEALER } from './domain/sealer.js';
import { VaultModule } from './vault.module.js';

/** Rules, subscriptions, and what is owed to whom. */
@Module({
  imports: [VaultModule],
  providers: [{ provide: SEALER, useExisting: Vault }],
  exports: [SEALER],
})
export class AlertsModule {}
