import { Inject, Injectable, Logger } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { FeedsService } from '../feeds/feeds.service.js';
import { FEED_STATES } from '../feeds/domain/feed-state.js';
import { CLOCK, type Clock } from '../kernel/clock.js';

/**
 * The process's own figures and how the feeds stand, in a registry of their own so that two services can live in
 * one process.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  private readonly logger = new Logger('metrics');
  private readonly feedStates: Gauge<'state'>;
  private readonly databaseUp: Gauge;

  constructor(
    private readonly feeds: FeedsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: 'tracker_' });
    this.feedStates = new Gauge({
      name: 'tracker_feeds',
      help: 'Feeds by state.',
      labelNames: ['state'],
      registers,
    });
    this.databaseUp = new Gauge({
      name: 'tracker_database_up',
      help: '1 where the database answers.',
      registers,
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The figures as Prometheus reads them; without a database, those of the process alone. */
  async text(): Promise<string> {
    this.feedStates.reset();
    try {
      const feeds = await this.feeds.list(this.clock.now());
      for (const state of FEED_STATES) {
        this.feedStates.set({ state }, feeds.filter((feed) => feed.state === state).length);
      }
      this.databaseUp.set(1);
    } catch (error) {
      this.logger.warn(
        `The feeds could not be counted: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.databaseUp.set(0);
    }
    return this.registry.metrics();
  }
}
