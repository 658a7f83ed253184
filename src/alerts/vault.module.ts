import { Module } from '@nestjs/common';
import { Vault } from './adapters/secrets/vault.js';

/** Encryption at rest, for whatever part of the alerts keeps an address or a secret. */
@Module({ providers: [Vault], exports: [Vault] })
export class VaultModule {}
