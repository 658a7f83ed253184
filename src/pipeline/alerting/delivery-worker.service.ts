import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DispatchService, type EndedAttempt, type Sending } from '../../alerts/dispatch.service.js';
import { ReleaseService } from '../../alerts/release.service.js';
import { isDatabaseAway } from '../../database/database-away.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { MEASURES, type Measures } from '../../kernel/measures.js';
import { BatchWriter } from '../batch-writer.js';
import { OneAtATime } from '../one-at-a-time.js';
import { UnderWay } from '../under-way.js';

/** How often what has become due is looked for; what a change owes is sent without waiting for it. */
const LOOK_EVERY_MS = 500;
/** Attempts recorded in one transaction. */
const RECORDED_AT_ONCE = 200;

/** Sends what is owed, as long as there is something; several instances share the work through the database. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('alerts');
  private readonly writer = new BatchWriter<EndedAttempt>((batch) => this.record(batch), {
    most: RECORDED_AT_ONCE,
    weightOf: () => 1,
  });

  private readonly underWay = new UnderWay();
  private readonly looks = new OneAtATime(
    () => this.deliver(),
    (error) => {
      this.tell(error);
    },
  );

  constructor(
    private readonly dispatch: DispatchService,
    private readonly releases: ReleaseService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
  }

  /** Releases and sends whatever is due; while it is at it, whoever asks again is served by one more look. */
  @Interval(LOOK_EVERY_MS)
  look(): Promise<void> {
    return this.looks.runAfresh();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.looks.end();
    await this.underWay.end();
  }

  /** Begins to send whatever is due; who answers slowly holds up nobody else, so that no end is waited for. */
  private async deliver(): Promise<void> {
    await this.releases.release(this.clock.now());
    const { atATime } = this.dispatch.policy;
    while (!this.looks.isEnding) {
      const claimed = await this.dispatch.claim(atATime - this.underWay.count, this.clock.now());
      if (claimed.length === 0) return;
      for (const sending of claimed) this.underWay.add(this.deliverOne(sending));
      await this.underWay.downTo(atATime / 2);
    }
  }

  private async deliverOne(sending: Sending): Promise<void> {
    try {
      const ended = await this.dispatch.send(sending, this.clock.now());
      const { channel } = sending.addressee.subscription;
      this.measures.count('deliveries_total', { channel, outcome: ended.sent.outcome });
      this.measures.took('delivery_seconds', { channel }, ended.latencyMs);
      await this.writer.add(ended);
    } catch (error) {
      // Its lease ends by itself, and it is sent again under the same id.
      this.tell(error);
    }
  }

  private record(batch: readonly EndedAttempt[]): Promise<void> {
    return this.dispatch.record(batch, this.clock.now(), Math.random);
  }

  private tell(error: unknown): void {
    this.measures.count('failures_total', { work: 'deliveries' });
    if (isDatabaseAway(error)) this.logger.warn('The database is away; alerts go on when it is back.');
    else this.logger.error({ err: error }, 'sending alerts failed; it is tried again by itself');
  }
}
