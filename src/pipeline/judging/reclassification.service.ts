import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Outdated, VersionProgress } from '../../classification/versions.service.js';
import { VersionsService } from '../../classification/versions.service.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.js';
import { isDatabaseAway } from '../../database/database-away.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { ReclassifyService } from './reclassify.service.js';

/** Articles between two lines of progress in the log. */
const TOLD_EVERY = 5_000;

export interface ReclassificationState extends VersionProgress {
  /** The version that judges here. */
  readonly version: string;
  readonly mode: Settings['reclassify'];
  /** Whether this instance is at it. */
  readonly isRunning: boolean;
}

/** Brings stored verdicts to the present version beside everything else, and says how far it has come. */
@Injectable()
export class ReclassificationService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('verdicts');
  private running: Promise<void> | null = null;
  private isStopping = false;

  constructor(
    private readonly reclassify: ReclassifyService,
    private readonly versions: VersionsService,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** At the start of the service: notes the version, and begins, unless a person is to say so. */
  begin(): Promise<void> {
    return this.registered().catch((error: unknown) => {
      this.tell(error);
    });
  }

  /** Judges what is outdated; where this instance is at it already, that run goes on. Never fails: what is left is told. */
  run(which: Outdated): Promise<void> {
    this.running ??= this.judge(which)
      .catch((error: unknown) => {
        this.tell(error);
      })
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  async state(): Promise<ReclassificationState> {
    const progress = await this.versions.progress();
    const { version } = this.versions;
    return { version, mode: this.settings.reclassify, isRunning: this.running !== null, ...progress };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  private async registered(): Promise<void> {
    await this.versions.register(this.clock.now());
    if (this.settings.reclassify === 'automatic') {
      await this.run('of-earlier-versions');
      return;
    }
    const { outdated } = await this.versions.progress();
    if (outdated > 0) this.logger.warn({ outdated, version: this.versions.version }, BY_COMMAND);
  }

  private async judge(which: Outdated): Promise<void> {
    const { version } = this.versions;
    let told = 0;
    const judged = await this.reclassify.run({
      which,
      now: () => this.clock.now(),
      isStopping: () => this.isStopping,
      onProgress: (sofar) => {
        if (sofar - told < TOLD_EVERY) return;
        told = sofar;
        this.logger.log({ judged: sofar, version }, 'judging stored articles anew');
      },
    });
    if (judged > 0) this.logger.log({ judged, version }, 'judged stored articles anew');
  }

  private tell(error: unknown): void {
    if (isDatabaseAway(error)) this.logger.warn(`The database is away; ${GOES_ON}`);
    else this.logger.error({ err: error }, `judging stored articles anew was broken off; ${GOES_ON}`);
  }
}

const GOES_ON = 'it goes on at the next start, or by "tracker reclassify".';
const BY_COMMAND =
  'stored verdicts are of an earlier classifier: "tracker reclassify --preview" lists what would change, "tracker reclassify" applies it';
