import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SETTINGS } from '../config/config.module.js';
import { secretKeys } from '../config/secret-key.js';
import type { Settings } from '../config/settings.js';
import { keyRing } from './adapters/secrets/seal.js';
import { openVault, Vault } from './adapters/secrets/vault.js';
import { KEY_RING, KeyRotation } from './key-rotation.service.js';

/** Encryption at rest, for whatever part of the alerts keeps an address or a secret. */
@Module({
  providers: [
    {
      provide: KEY_RING,
      inject: [SETTINGS],
      useFactory: async (settings: Settings) => keyRing(await secretKeys(settings)),
    },
    { provide: Vault, inject: [DataSource, KEY_RING], useFactory: openVault },
    KeyRotation,
  ],
  exports: [KeyRotation, Vault],
})
export class VaultModule {}
