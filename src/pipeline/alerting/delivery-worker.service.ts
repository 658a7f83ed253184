import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DispatchService, type EndedAttempt } from '../../alerts/dispatch.service.js';
import type { Sending } from '../../alerts/sending.js';
import { isInLease, nextClaim } from '../../alerts/domain/delivery-policy.js';
import { ReleaseService } from '../../alerts/release.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { MEASURES, type Measures } from '../../kernel/measures.js';
import { BatchWriter } from '../batch-writer.js';
import { tellFailure } from '../failed-work.js';
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

  private readonly attempts = new UnderWay();
  /** Attempts that ended and are being recorded: they are in nobody's way, but for their number. */
  private readonly recordings = new UnderWay();
  /** Ids of what is being sent or recorded: their leases end at once where the clock jumps ahead. */
  private readonly inHand = new Set<string>();
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
    await this.attempts.end();
    await this.recordings.end();
  }

  /**
   * Begins to send whatever is due; who answers slowly holds up nobody else, so that no end is waited for. The next are
   * claimed while these begin: a burst must not wait for the database between its batches.
   */
  private async deliver(): Promise<void> {
    await this.releases.release(this.clock.now());
    const { policy } = this.dispatch;
    let size = policy.atATime;
    let claimed = await this.claim(size);
    while (claimed.length > 0) {
      const startedMs = performance.now();
      const next = this.looks.isEnding ? [] : this.claim(size);
      [claimed] = await Promise.all([next, this.begin(claimed)]);
      size = nextClaim(size, performance.now() - startedMs, policy);
    }
  }

  private claim(most: number): Promise<readonly Sending[]> {
    return this.dispatch.claim(most, this.clock.now());
  }

  /**
   * Begins to send each as soon as another has ended; whose lease runs out meanwhile is left to the next claim, and what
   * is being sent already to its end.
   */
  private async begin(claimed: readonly Sending[]): Promise<void> {
    const { policy } = this.dispatch;
    for (const sending of claimed) {
      await this.attempts.downTo(policy.atATime - 1);
      await this.recordings.downTo(policy.claimedAtOnce - 1);
      if (this.inHand.has(idOf(sending))) continue;
      if (isInLease(sending.claimedAt, this.clock.now(), policy)) this.attempts.add(this.attempt(sending));
    }
  }

  private async attempt(sending: Sending): Promise<void> {
    this.inHand.add(idOf(sending));
    try {
      const ended = await this.dispatch.send(sending, this.clock.now());
      const { channel } = sending.addressee.subscription;
      this.measures.count('deliveries_total', { channel, outcome: ended.sent.outcome });
      this.measures.took('delivery_seconds', { channel }, ended.latencyMs);
      this.recordings.add(this.recorded(ended));
    } catch (error) {
      // Its lease ends by itself, and it is sent again under the same id.
      this.inHand.delete(idOf(sending));
      this.tell(error);
    }
  }

  private async recorded(ended: EndedAttempt): Promise<void> {
    try {
      await this.writer.add(ended);
    } catch (error) {
      this.tell(error);
    } finally {
      this.inHand.delete(idOf(ended.sending));
    }
  }

  private record(batch: readonly EndedAttempt[]): Promise<void> {
    return this.dispatch.record(batch, this.clock.now(), Math.random);
  }

  private tell(error: unknown): void {
    const { logger, measures } = this;
    const otherwise = 'sending alerts failed; it is tried again by itself';
    tellFailure({ work: 'deliveries', logger, measures, whileAway: 'alerts go on', otherwise }, error);
  }
}

function idOf({ claimed }: Sending): string {
  return claimed.notification.id;
}
