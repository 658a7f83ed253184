import { Inject, Injectable } from '@nestjs/common';
import type { Asked } from './adapters/asked.js';
import { enabledRuleMarks, ruleRevision, rulesById } from './adapters/rule-store.js';
import type { WatchedRule } from './domain/rule.js';
import { RuleIndex } from './domain/rule-index.js';

/** Injection token of the standard topics. */
export const TOPIC_RULES = Symbol('standard topics');

/** A rule as it was read, with the mark of its row then. */
interface Read {
  readonly mark: string;
  readonly rule: WatchedRule;
}

/** Keeps all rules and topics at hand, found by what they watch for; what changed is read anew, and nothing else. */
@Injectable()
export class RuleWatch {
  private known: { readonly revision: string; readonly index: RuleIndex } | null = null;
  private read: ReadonlyMap<string, Read> = new Map();

  constructor(@Inject(TOPIC_RULES) readonly topics: readonly WatchedRule[]) {}

  /** The rules as the transaction sees them. */
  async index(asked: Asked): Promise<RuleIndex> {
    // The revision is read first: what changes meanwhile is read again next time.
    const revision = await ruleRevision(asked);
    if (this.known?.revision === revision) return this.known.index;
    const index = new RuleIndex([...this.topics, ...(await this.rules(asked))]);
    this.known = { revision, index };
    return index;
  }

  private async rules(asked: Asked): Promise<readonly WatchedRule[]> {
    const marks = await enabledRuleMarks(asked);
    const { read } = this;
    const changed = [...marks].filter(([id, mark]) => read.get(id)?.mark !== mark).map(([id]) => id);
    const anew = new Map((await rulesById(asked, changed)).map((rule) => [rule.id, rule]));
    const now = new Map<string, Read>();
    for (const [id, mark] of marks) {
      const rule = anew.get(id) ?? read.get(id)?.rule;
      if (rule !== undefined) now.set(id, { mark, rule });
    }
    this.read = now;
    return [...now.values()].map(({ rule }) => rule);
  }
}
