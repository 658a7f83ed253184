import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sameMailbox } from '../../domain/mail/address.js';
import { Vault } from '../secrets/vault.js';
import { liftSuppression, suppress } from '../sign-up/consent-store.js';

/** Addresses to which nothing more is sent, kept as keyed digests. */
@Injectable()
export class Suppressions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  /** Ends every subscription of an address, and mails it nothing again. */
  add(address: string, reason: 'bounce' | 'complaint', now: Date): Promise<void> {
    return this.dataSource.transaction((manager) =>
      suppress(manager, this.vault.digest(sameMailbox(address)), { reason, now }),
    );
  }

  /** Lets an address be mailed again, so that its owner can sign up anew; whether it was suppressed. */
  lift(address: string): Promise<boolean> {
    return liftSuppression(this.dataSource, this.vault.digest(sameMailbox(address)));
  }
}
