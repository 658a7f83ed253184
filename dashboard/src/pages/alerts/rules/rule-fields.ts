import type { Condition } from '../../../../../src/alerts/domain/condition.js';
import { SEVERITIES } from '../../../../../src/alerts/domain/rule.js';
import { element, fill } from '../../../dom/element.js';
import type { Rule, RuleDraft } from '../../../service/rules.js';
import { SEVERITY_LABEL } from '../../../words/alerts.js';
import { KIND_LABEL } from '../../../words/conditions.js';
import { chosenField, hinted, neededNumber, neededText } from '../fields.js';
import type { Known } from './known.js';
import { conditionFields } from './condition-fields.js';
import { t } from '../../../language/say.js';

const LONGEST_NAME = 120;
const LONGEST_WAIT = 1_440;
export const KINDS = [
  'development',
  'first-ever',
  'promise',
  'index',
  'record',
  'tested-change',
  'alarm',
  'no-news',
  'feed-silent',
  'report',
] as const satisfies readonly Condition['kind'][];

/** What the form starts from. */
export interface Start {
  /** The rule that is changed; null for a new one. */
  readonly held: Rule | null;
  readonly known: Known;
  /** The kind of condition that the address names. */
  readonly kind: Condition['kind'] | null;
}

/** The fields of a rule. */
export interface RuleFields {
  readonly nodes: readonly HTMLElement[];
  readonly draft: () => RuleDraft;
  /** Says what is wrong in the condition's fields, if anything is; the name may still be missing. */
  readonly isConditionWhole: () => boolean;
}

/** What is asked of every rule, whatever it watches for. */
function commonFields(held: Rule | null) {
  const name = neededText(t`Name, as it stands in every message`, held?.name ?? '', LONGEST_NAME);
  const severity = chosenField(
    t`How grave a message is`,
    SEVERITIES.map((one) => [one, SEVERITY_LABEL[one]]),
    held?.severity ?? 'notice',
  );
  hinted(severity.node, severity.select, t`Grave ones can break through a subscriber’s quiet hours.`);
  const wait = neededNumber({
    label: t`Gather for so many minutes`,
    ...{ value: held?.debounceMinutes ?? 0, min: 0, max: LONGEST_WAIT },
  });
  wait.node.append(element('p', { class: 'quiet hint' }, t`and tell all of it in one message; 0: at once.`));
  return { name, severity, wait };
}

/** The fields of a rule, filled; `onKind` hears of another kind of condition being chosen. */
export function ruleFields(
  { held, known, kind: named }: Start,
  onKind: (kind: Condition['kind']) => void,
): RuleFields {
  const { name, severity, wait } = commonFields(held);
  const kind = chosenField(
    t`Tell me when`,
    KINDS.map((one) => [one, KIND_LABEL[one]]),
    named ?? held?.condition.kind ?? 'development',
  );
  const box = element('div', {});
  const fieldsOf = (chosen: Condition['kind']) => conditionFields(chosen, held?.condition ?? null, known);
  let condition = fieldsOf(kind.read());
  fill(box, condition.node);
  kind.select.addEventListener('change', () => {
    condition = fieldsOf(kind.read());
    fill(box, condition.node);
    onKind(kind.read());
  });
  return {
    nodes: [name.node, kind.node, box, element('div', { class: 'filter-days' }, severity.node, wait.node)],
    draft: () => ({
      name: name.read(),
      condition: condition.read(),
      severity: severity.read(),
      debounceMinutes: wait.read(),
      enabled: held?.enabled ?? true,
    }),
    isConditionWhole: () => [...box.querySelectorAll('input')].every((input) => input.reportValidity()),
  };
}
