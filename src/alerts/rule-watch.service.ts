import { Inject, Injectable } from '@nestjs/common';
import type { Asked } from './adapters/asked.js';
import { enabledRules, ruleRevision } from './adapters/rule-store.js';
import type { WatchedRule } from './domain/rule.js';
import { RuleIndex } from './domain/rule-index.js';

/** Injection token of the standard topics. */
export const TOPIC_RULES = Symbol('standard topics');

/** Keeps all rules and topics at hand, found by what they watch for; read anew only where one of them changed. */
@Injectable()
export class RuleWatch {
  private known: { readonly revision: string; readonly index: RuleIndex } | null = null;

  constructor(@Inject(TOPIC_RULES) readonly topics: readonly WatchedRule[]) {}

  /** The rules as the transaction sees them. */
  async index(asked: Asked): Promise<RuleIndex> {
    // The revision is read first: what changes meanwhile is read again next time.
    const revision = await ruleRevision(asked);
    if (this.known?.revision === revision) return this.known.index;
    const index = new RuleIndex([...this.topics, ...(await enabledRules(asked))]);
    this.known = { revision, index };
    return index;
  }
}
