import { Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import { secretKey } from '../config/secret-key.js';
import type { Settings } from '../config/settings.js';
import { keysOf } from './adapters/secrets/seal.js';
import { Vault } from './adapters/secrets/vault.js';

/** Encryption at rest, for whatever part of the alerts keeps an address or a secret. */
@Module({
  providers: [
    {
      provide: Vault,
      inject: [SETTINGS],
      useFactory: async (settings: Settings) => new Vault(keysOf(await secretKey(settings))),
    },
  ],
  exports: [Vault],
})
export class VaultModule {}
