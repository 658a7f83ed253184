import { Inject, Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { DeliveryLogService } from '../alerts/delivery-log.service.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { FEED_STATES } from '../feeds/domain/feed-state.js';
import { CLOCK, type Clock } from '../kernel/clock.js';
import { messageOf } from '../kernel/message-of.js';
import { PrometheusMeasures } from './prometheus-measures.js';

const MS_PER_SECOND = 1_000;

/** What stands in the database, read when somebody asks: how the feeds stand, and how far deliveries lag behind. */
@Injectable()
export class Metrics {
  private readonly logger = new Logger('metrics');
  private readonly gauges: ReturnType<typeof makeGauges>;

  constructor(
    private readonly feeds: FeedsService,
    private readonly deliveries: DeliveryLogService,
    private readonly measures: PrometheusMeasures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.gauges = makeGauges(measures);
  }

  get contentType(): string {
    return this.measures.registry.contentType;
  }

  /** The figures as Prometheus reads them; without a database, those of the process alone. */
  async text(): Promise<string> {
    const { databaseUp, feeds, notifications, overdue, oldest } = this.gauges;
    feeds.reset();
    notifications.reset();
    try {
      const now = this.clock.now();
      await Promise.all([this.readFeeds(now), this.readBacklog(now)]);
      databaseUp.set(1);
    } catch (error) {
      this.logger.warn(`The database's figures could not be read: ${messageOf(error)}`);
      // A figure that could not be read is missing, not zero.
      overdue.remove();
      oldest.remove();
      databaseUp.set(0);
    }
    return this.measures.registry.metrics();
  }

  private async readFeeds(now: Date): Promise<void> {
    const feeds = await this.feeds.list(now);
    for (const state of FEED_STATES) {
      this.gauges.feeds.set({ state }, feeds.filter((feed) => feed.state === state).length);
    }
    const overdueMs = feeds
      .filter((feed) => feed.state === 'ok' || feed.state === 'failing' || feed.state === 'waiting')
      .map((feed) => (feed.nextCheckAt === null ? 0 : now.getTime() - new Date(feed.nextCheckAt).getTime()));
    this.gauges.overdue.set(Math.max(0, ...overdueMs) / MS_PER_SECOND);
  }

  private async readBacklog(now: Date): Promise<void> {
    const { due, oldestSeconds, dead } = await this.deliveries.backlog(now);
    this.gauges.notifications.set({ state: 'due' }, due);
    this.gauges.notifications.set({ state: 'dead' }, dead);
    this.gauges.oldest.set(oldestSeconds);
  }
}

function makeGauges({ registry }: PrometheusMeasures) {
  const registers = [registry];
  return {
    feeds: new Gauge({ name: 'tracker_feeds', help: 'Feeds by state.', labelNames: ['state'], registers }),
    overdue: new Gauge({
      name: 'tracker_feeds_overdue_seconds',
      help: 'How long the feed that has waited longest for its check is overdue.',
      registers,
    }),
    notifications: new Gauge({
      name: 'tracker_notifications',
      help: 'Notifications that are due and not delivered, and those given up.',
      labelNames: ['state'],
      registers,
    }),
    oldest: new Gauge({
      name: 'tracker_notifications_oldest_seconds',
      help: 'How long the oldest notification that is due has waited.',
      registers,
    }),
    databaseUp: new Gauge({
      name: 'tracker_database_up',
      help: '1 where the database answers.',
      registers,
    }),
  };
}
