import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { Vault } from './secrets/vault.js';

/** What a link is for; the secret of one opens nothing of another. */
type Purpose = 'unsubscribe' | 'manage' | 'confirm';

/** Dots part id and secret, since neither base64url nor our ids hold one at their end. */
const TOKEN = /^(.{1,100})\.([A-Za-z0-9_-]{20,64})$/;

/**
 * Links that need no sign-in: whoever got one by mail may follow it. Their secrets are derived from the record's id and
 * SECRET_KEY, so that every message of a subscription can carry them and none of them is stored.
 */
@Injectable()
export class SubscriptionLinks {
  constructor(
    private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  /** Where GET shows a page with a button, and one POST ends the subscription (RFC 8058). */
  unsubscribe(subscriptionId: string): string {
    return this.address('unsubscribe', 'unsubscribe', subscriptionId);
  }

  /** Where a subscriber changes, exports and erases. */
  manage(subscriptionId: string): string {
    return this.address('my-alerts', 'manage', subscriptionId);
  }

  /** Where a sign-up is confirmed by a button. */
  confirm(signUpId: string): string {
    return this.address('confirm', 'confirm', signUpId);
  }

  /** The id that a token of the purpose is for; null where it is none of ours. */
  idOf(purpose: Purpose, token: string): string | null {
    const [, id, secret] = TOKEN.exec(token) ?? [];
    if (id === undefined || secret === undefined) return null;
    const [expected, given] = [Buffer.from(this.secretOf(purpose, id)), Buffer.from(secret)];
    return expected.length === given.length && timingSafeEqual(expected, given) ? id : null;
  }

  /** The token itself, for whoever is shown their own. */
  token(purpose: Purpose, id: string): string {
    return `${id}.${this.secretOf(purpose, id)}`;
  }

  private address(page: string, purpose: Purpose, id: string): string {
    return `${this.settings.publicUrl}/${page}/${encodeURIComponent(this.token(purpose, id))}`;
  }

  private secretOf(purpose: Purpose, id: string): string {
    return this.vault.linkSecret(purpose, { id, salt: '' });
  }
}
