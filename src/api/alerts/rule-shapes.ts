import { z } from 'zod';
import { conditionSchema } from '../../alerts/condition-schema.js';
import type { BackTested } from '../../alerts/back-test.service.js';
import { phraseOf } from '../../alerts/domain/searchable.js';
import { SEVERITIES, type Rule, type RuleRecord, type WatchedRule } from '../../alerts/domain/rule.js';

const NAME = 'a name of 1 to 120 characters';
const name = z
  .string({ error: NAME })
  .trim()
  .min(1, { error: NAME })
  .max(120, { error: NAME })
  .refine((given) => !given.includes('\0'), { error: NAME });
const severity = z.enum(SEVERITIES, { error: `one of ${SEVERITIES.join(', ')}` });
const WAIT = 'minutes from 0 to 1440';
const debounceMinutes = z.int({ error: WAIT }).min(0, { error: WAIT }).max(1_440, { error: WAIT });
const enabled = z.boolean({ error: 'true or false' });

/** Asked at the door only: a rule that was kept before this was asked is still read. */
const condition = conditionSchema.superRefine((given, context) => {
  if (given.kind !== 'development') return;
  for (const part of ['words', 'withoutWords'] as const) {
    for (const [place, word] of given[part].entries()) {
      if (phraseOf(word).words.length > 0) continue;
      const message = `"${word}" is in no report: give a word or phrase with letters or digits, such as gas*`;
      context.addIssue({ code: 'custom', path: [part, place], message });
    }
  }
});

/** A rule as somebody gives it. */
export const ruleBody = z.strictObject(
  {
    name,
    condition,
    severity: severity.default('notice'),
    debounceMinutes: debounceMinutes.default(0),
    enabled: enabled.default(true),
  },
  { error: 'a JSON object {"name": …, "condition": {"kind": …}}' },
);

/** What of a rule changes. */
export const ruleChange = z
  .strictObject({
    name: name.optional(),
    condition: condition.optional(),
    severity: severity.optional(),
    debounceMinutes: debounceMinutes.optional(),
    enabled: enabled.optional(),
  })
  .refine((given) => Object.keys(given).length > 0, { error: 'at least one part to change' });

export const ruleSchema = z.object({
  id: z.string(),
  owner: z.string(),
  name: z.string(),
  condition: conditionSchema,
  severity: z.enum(SEVERITIES),
  debounceMinutes: z.number(),
  enabled: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  alerts: z.number().describe('Things it told of so far, each counted once'),
  lastFiredAt: z.string().nullable().describe('When it last told of one'),
  subscriptions: z.number().describe('Subscriptions to it that are on'),
});

const wouldSend = z.object({
  at: z.string(),
  title: z.string(),
  why: z.array(z.string()),
  page: z.string(),
  evidence: z.array(
    z.object({ text: z.string(), publisher: z.string().nullable(), url: z.string().nullable() }),
  ),
});

export const backTestSchema = z.object({
  sentence: z.string().describe('How many messages the rule would have sent'),
  from: z.string(),
  to: z.string(),
  count: z.number(),
  messages: z.array(wouldSend).describe('The newest first, at most 500'),
  notes: z.array(z.string()).describe('What a back-test cannot know'),
});

const MOST_MESSAGES = 500;

const NOTHING_YET: RuleRecord = { alerts: 0, lastFiredAt: null, subscriptions: 0 };

/** A rule with what it did so far; what is new did nothing. */
export function ruleShape(rule: Rule, record = NOTHING_YET): z.input<typeof ruleSchema> {
  const { id, owner, name: called, condition, severity: grave, debounceMinutes: wait } = rule;
  const { enabled: isEnabled, createdAt, updatedAt } = rule;
  return {
    ...{ id, owner, condition, createdAt, updatedAt },
    name: called,
    severity: grave,
    debounceMinutes: wait,
    enabled: isEnabled,
    ...record,
  };
}

/** A rule that is only tried. */
export function triedRule(body: z.output<typeof ruleBody>): WatchedRule {
  const { name: called, condition, severity: grave, debounceMinutes: wait } = body;
  return { id: 'rule', name: called, condition, severity: grave, debounceMinutes: wait };
}

export function backTestShape({ from, to, messages, notes }: BackTested): z.output<typeof backTestSchema> {
  const count = messages.length;
  return {
    sentence: `In the last 12 months this rule would have sent ${count} message${count === 1 ? '' : 's'}.`,
    ...{ from, to, count },
    messages: messages
      .slice(-MOST_MESSAGES)
      .reverse()
      .map(({ at, item }) => ({
        at,
        title: item.title,
        why: [...item.why],
        page: item.page,
        evidence: [...item.evidence],
      })),
    notes: [...notes],
  };
}
