import { Module } from '@nestjs/common';
import { Vault } from './adapters/secrets/vault.js';
import { SEALER } from './domain/sealer.js';
import { MailModule } from './mail.module.js';
import { VaultModule } from './vault.module.js';

/** Rules, subscriptions, and what is owed to whom. MailModule gives the channels `email` and `feed`, and the links. */
@Module({
  imports: [MailModule, VaultModule],
  providers: [{ provide: SEALER, useExisting: Vault }],
  exports: [SEALER],
})
export class AlertsModule {}
