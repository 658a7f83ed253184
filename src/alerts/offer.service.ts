import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadTopics } from './adapters/load-alert-data.js';
import { Mailer } from './adapters/mail/mailer.js';
import { ruleById, ruleNames } from './adapters/rule-store.js';
import type { WatchedRule } from './domain/rule.js';
import { CONSENT } from './domain/sign-up/consent.js';

/** What can be subscribed to, on what terms, and what it is called. */
@Injectable()
export class OfferService {
  /** The standard topics, which anybody can subscribe to. */
  readonly topics: readonly WatchedRule[] = loadTopics();
  /** What a subscriber agrees to, word for word. */
  readonly consent = CONSENT;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mailer: Mailer,
  ) {}

  /** Whether the operator has set up a mail server. */
  get mailIsSetUp(): boolean {
    return this.mailer.isSetUp;
  }

  /** The names of topics and rules by id, also of rules that were deleted. */
  async namesOf(ruleIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rules = await ruleNames(this.dataSource, [...new Set(ruleIds)]);
    return new Map([...this.topics.map(({ id, name }) => [id, name] as const), ...rules]);
  }

  /** The first of some ids that is neither a topic's nor a rule's; null where all are known. */
  async unknownOf(ruleIds: readonly string[]): Promise<string | null> {
    for (const id of ruleIds) {
      const isTopic = this.topics.some((topic) => topic.id === id);
      if (!isTopic && (await ruleById(this.dataSource, id)) === null) return id;
    }
    return null;
  }

  /** The name of a topic or rule; its id where it was deleted. */
  async nameOf(ruleId: string): Promise<string> {
    const topic = this.topics.find(({ id }) => id === ruleId);
    return topic?.name ?? (await ruleById(this.dataSource, ruleId))?.name ?? ruleId;
  }
}
