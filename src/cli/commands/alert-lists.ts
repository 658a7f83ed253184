import { DeliveryLogService } from '../../alerts/delivery-log.service.js';
import { RulesService } from '../../alerts/rules.service.js';
import { deliverySchema, OUTCOMES } from '../../api/alerts/delivery-shapes.js';
import { ruleSchema, ruleShape } from '../../api/alerts/rule-shapes.js';
import { EXIT, textOption, type Command } from '../command.js';
import { LIST_OPTIONS, printList } from '../output.js';
import { flagOption, instantOption, wordsOption } from '../values.js';
import { withServices } from '../world.js';
import { allPages, PAGE } from './all-pages.js';

export const rulesCommand: Command = {
  operands: '',
  options: {
    enabled: {
      type: 'string',
      value: 'true|false',
      about: 'those that watch, or those that are switched off',
    },
    owner: { type: 'string', value: 'NAME', about: 'those of one person' },
    ...LIST_OPTIONS,
  },
  details: ['As GET /api/v1/rules, without pages: each with what it watches for and how often it told.'],
  run(invocation) {
    const query = {
      owner: textOption(invocation, 'owner'),
      enabled: flagOption(invocation, 'enabled'),
      limit: PAGE,
    };
    return withServices(invocation.terminal, async (get) => {
      const service = get(RulesService);
      const rules = await allPages(
        (after: string | null) => service.list({ ...query, after }),
        ({ id }) => id,
      );
      const records = await service.records(rules.map(({ id }) => id));
      await printList(
        invocation,
        rules.map((rule) => ruleShape(rule, records.get(rule.id))),
        ruleSchema,
      );
      return EXIT.done;
    });
  },
};

export const deliveriesCommand: Command = {
  operands: '',
  options: {
    subscription: { type: 'string', value: 'ID', about: 'those to one subscription' },
    rule: { type: 'string', value: 'ID', about: 'those of one rule or topic' },
    notification: { type: 'string', value: 'ID', about: 'the tries of one message' },
    outcome: { type: 'string', value: 'NAME,…', about: OUTCOMES.join(', ') },
    from: { type: 'string', value: 'T', about: 'at this instant or later' },
    to: { type: 'string', value: 'T', about: 'before this instant' },
    ...LIST_OPTIONS,
  },
  details: [
    'As GET /api/v1/deliveries, without pages: every try to send an alert, the newest first. Targets are masked.',
  ],
  run(invocation) {
    const query = {
      subscriptionId: textOption(invocation, 'subscription'),
      ruleId: textOption(invocation, 'rule'),
      notificationId: textOption(invocation, 'notification'),
      outcomes: wordsOption(invocation, 'outcome', OUTCOMES),
      from: instantOption(invocation, 'from'),
      to: instantOption(invocation, 'to'),
      limit: PAGE,
    };
    return withServices(invocation.terminal, async (get) => {
      const service = get(DeliveryLogService);
      const deliveries = await allPages(
        (after: number | null) => service.deliveries({ ...query, after }),
        ({ id }) => Number(id),
      );
      await printList(invocation, deliveries, deliverySchema);
      return EXIT.done;
    });
  },
};
