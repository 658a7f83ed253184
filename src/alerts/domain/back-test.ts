import { alertItem } from './alert-item.js';
import { causeOf, type Fact } from './fact.js';
import { isArmedAt } from './index-rules.js';
import { RuleIndex } from './rule-index.js';
import type { AlertItem } from './notification.js';
import type { WatchedRule } from './rule.js';

/** A fact with the day on which it was known, or happened where that is all there is. */
export interface DatedFact {
  readonly on: Date;
  readonly fact: Fact;
}

/** A message that a rule would have sent. */
export interface WouldSend {
  readonly at: string;
  readonly item: AlertItem;
}

/** What the rule would have told of these facts, by the same matching that tells of new ones, oldest first. */
export function backTest(rule: WatchedRule, facts: readonly DatedFact[]): readonly WouldSend[] {
  const index = new RuleIndex([rule]);
  const told = new Set<string>();
  let armed: boolean | null = null;
  const sent: WouldSend[] = [];
  const inOrder = [...facts].sort((a, b) => a.on.getTime() - b.on.getTime());
  for (const { on, fact } of inOrder) {
    if (armed === null && fact.kind === 'index' && rule.condition.kind === 'index' && isOwn(rule, fact))
      armed = isArmedAt(rule.condition, fact.from);
    const { matches, needsArmed, rearmed } = index.effects(fact);
    if (rearmed.length > 0) armed = true;
    const [match] = matches;
    const cause = causeOf(fact);
    if (match === undefined || told.has(cause) || (needsArmed && armed === false)) continue;
    if (needsArmed) armed = false;
    told.add(cause);
    sent.push({ at: on.toISOString(), item: alertItem(fact, match, on) });
  }
  return sent;
}

function isOwn({ condition }: WatchedRule, fact: Extract<Fact, { readonly kind: 'index' }>): boolean {
  return (
    condition.kind === 'index' && condition.indicator === fact.indicator && condition.measure === fact.measure
  );
}
