import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import { tellFailure } from './failed-work.js';
import { NewsService } from './news.service.js';
import { OneAtATime } from './one-at-a-time.js';
import { PollService, type Polled } from './poll.service.js';

/** How often due feeds are looked for; each feed's own next check decides when it is asked. */
const LOOK_EVERY_MS = 15_000;

/** Polls on the schedule: at every look, whatever is due. One look at a time; a failed one is tried again at the next. */
@Injectable()
export class ScheduleService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('schedule');
  private readonly looks = new OneAtATime(
    () => this.pollAndGroup(),
    (error) => {
      this.tell(error);
    },
  );

  constructor(
    private readonly polls: PollService,
    private readonly news: NewsService,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(MEASURES) private readonly measures: Measures,
  ) {}

  onApplicationBootstrap(): void {
    void this.look();
  }

  @Interval(LOOK_EVERY_MS)
  look(): Promise<void> {
    return this.looks.run();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looks.end();
  }

  private async pollAndGroup(): Promise<void> {
    const counts = { feeds: 0, unanswered: 0, fresh: 0 };
    const count = ({ result, fresh }: Polled): void => {
      counts.fresh += fresh;
      this.measures.count('polls_total', { answer: result.answer.kind });
      this.measures.count('articles_total', {}, fresh);
      this.measures.took('poll_seconds', {}, result.durationMs);
      // Whoever waits for an alert does not wait for the slowest host.
      if (fresh > 0) this.news.groupSoon();
      if (!ANSWERED.has(result.answer.kind)) counts.unanswered += 1;
    };
    if (this.settings.pollEnabled) counts.feeds = await this.polls.pollDue({}, count);
    if (this.looks.isEnding) return;
    const developments = await this.news.group();
    if (counts.feeds > 0 || developments > 0) this.logger.log({ ...counts, developments }, 'looked for news');
  }

  private tell(error: unknown): void {
    const { logger, measures } = this;
    const otherwise = 'a look for news failed; the next one comes by itself';
    tellFailure({ work: 'polling', logger, measures, whileAway: 'polling goes on', otherwise }, error);
  }
}

const ANSWERED: ReadonlySet<Polled['result']['answer']['kind']> = new Set([
  'parsed',
  'not-modified',
  'unchanged',
]);
