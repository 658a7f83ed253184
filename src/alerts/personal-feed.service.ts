import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { feedEntries, feedSubscription } from './adapters/personal-feed-store.js';
import { Vault } from './adapters/secrets/vault.js';
import type { PersonalFeed } from './domain/personal-feed.js';
import { OfferService } from './offer.service.js';

const NEWEST = 50;

/** The feeds that only who knows their token can read. */
@Injectable()
export class PersonalFeedService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly offer: OfferService,
  ) {}

  /** The feed of a token; null where there is none. The token is found by its keyed digest and stands nowhere. */
  async byToken(token: string): Promise<PersonalFeed | null> {
    const found = await feedSubscription(this.dataSource, this.vault.digest(`feed ${token}`));
    if (found === null) return null;
    const entries = await feedEntries(this.dataSource, found.id, NEWEST);
    return { subscriptionId: found.id, ruleName: await this.offer.nameOf(found.ruleId), entries };
  }
}
