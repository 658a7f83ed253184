import { z } from 'zod';
import { conditionSchema } from '../../../src/alerts/condition-schema.js';
import { DispatchService } from '../../../src/alerts/dispatch.service.js';
import { ReleaseService } from '../../../src/alerts/release.service.js';
import { RulesService, type RuleDraft } from '../../../src/alerts/rules.service.js';
import { SubscriptionsService, type SubscriptionDraft } from '../../../src/alerts/subscriptions.service.js';
import { incomingReport } from '../../../src/articles/domain/incoming.builder.js';
import { DevelopmentsService } from '../../../src/developments/developments.service.js';
import { IntakeService } from '../../../src/pipeline/intake.service.js';
import { openStageServices, type StageServices } from '../../support/stage-services.js';
import { startReceiver, type Receiver } from './receiver.js';

const notificationRow = z.object({
  id: z.string(),
  subscription_id: z.string(),
  kind: z.string(),
  cause: z.string(),
  state: z.string(),
  state_reason: z.string(),
  attempts: z.number(),
  due_at: z.date(),
  bundle_id: z.string().nullable(),
});

/** What a webhook's body holds, as far as tests look at it. */
export const webhook = z.object({
  type: z.string(),
  data: z.object({
    id: z.string(),
    kind: z.string(),
    items: z.array(
      z.object({
        title: z.string(),
        why: z.array(z.string()),
        rule: z.object({ id: z.string(), name: z.string() }),
        evidence: z.array(z.object({ text: z.string() })),
        page: z.string(),
      }),
    ),
    more: z.number(),
    links: z.object({ page: z.string(), stop: z.string() }),
  }),
});

/** The stages on a database of the test's own, with a receiver on loopback and a clock that stands. */
export interface AlertHouse {
  readonly services: StageServices;
  readonly receiver: Receiver;
  /** Takes in reports (a title each, or with a publisher) and groups them. */
  news(
    ...titles: readonly (string | { readonly title: string; readonly publisher: string })[]
  ): Promise<void>;
  rule(condition: unknown, draft?: Partial<RuleDraft>): Promise<string>;
  subscribe(
    ruleId: string,
    draft?: Partial<SubscriptionDraft>,
  ): Promise<{ readonly id: string; readonly secret: string }>;
  /** Releases and sends what is due, until nothing is. */
  deliver(): Promise<void>;
  /** Moves the clock. */
  later(ms: number): void;
  notifications(): Promise<readonly z.infer<typeof notificationRow>[]>;
  close(): Promise<void>;
}

/** Opens one; `env` stands beside the settings that it needs. */
export async function openAlertHouse(env: Readonly<Record<string, string>> = {}): Promise<AlertHouse> {
  const services = await openStageServices({ ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8', ...env });
  const receiver = await startReceiver();
  const now = (): Date => services.clock.now();
  let reports = 0;
  const deliver = async (): Promise<void> => {
    await services.get(ReleaseService).release(now());
    const dispatch = services.get(DispatchService);
    for (;;) {
      const sendings = await dispatch.claim(64, now());
      if (sendings.length === 0) return;
      const ended = await Promise.all(sendings.map((sending) => dispatch.send(sending, now())));
      await dispatch.record(ended, now(), () => 0);
    }
  };
  return {
    services,
    receiver,
    deliver,
    async news(...titles) {
      const documents = titles.map((given) => {
        reports += 1;
        const { title, publisher } =
          typeof given === 'string' ? { title: given, publisher: `outlet-${reports}` } : given;
        const guid = `${publisher} ${title}`;
        const published = now().toISOString();
        return [incomingReport({ publisher, feedId: null, guid, link: null, title, summary: '', published })];
      });
      await services.database.dataSource.transaction((manager) =>
        services.get(IntakeService).takeIn(documents, manager, now()),
      );
      await services.get(DevelopmentsService).regroup(now());
    },
    async rule(condition, draft = {}) {
      const whole = { name: 'a rule', severity: 'notice', debounceMinutes: 0, enabled: true } as const;
      const rule = { ...whole, ...draft, condition: conditionSchema.parse(condition) };
      return (await services.get(RulesService).add(rule, 'tester', now())).id;
    },
    async subscribe(ruleId, draft = {}) {
      const added = await services.get(SubscriptionsService).add(
        {
          owner: 'tester',
          ruleId,
          target: { channel: 'webhook', url: receiver.url('/hook') },
          cadence: 'immediate',
          zone: 'Asia/Karachi',
          digestAt: { time: '07:00', weekday: 1 },
          quiet: null,
          hourlyCap: null,
          ...draft,
        },
        now(),
      );
      if (added === null) throw new Error(`There is no rule ${ruleId}.`);
      return { id: added.subscription.id, secret: added.secret ?? '' };
    },
    later(ms) {
      services.clock.moveTo(new Date(now().getTime() + ms).toISOString());
    },
    async notifications() {
      const rows: unknown = await services.database.dataSource.query(
        `SELECT id, subscription_id, kind, cause, state, state_reason, attempts, due_at, bundle_id
         FROM alert_notification ORDER BY created_at, id`,
      );
      return z.array(notificationRow).parse(rows);
    },
    async close() {
      await receiver.close();
      await services.close();
    },
  };
}
