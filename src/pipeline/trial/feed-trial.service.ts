import { Inject, Injectable } from '@nestjs/common';
import { ClassificationService } from '../../classification/classification.service.js';
import { AddedFeedsService } from '../../feeds/added-feeds.service.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { reportsToJudge, triedFeed, type TriedFeed } from './tried-feed.js';

/** Tries an address out as polling would ask, read and judge it; nothing of it is stored. */
@Injectable()
export class FeedTrialService {
  constructor(
    private readonly feeds: FeedsService,
    private readonly added: AddedFeedsService,
    private readonly classification: ClassificationService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks once; `url` is an http or https address. What is wrong with it is part of the answer. */
  async tryOut(url: string): Promise<TriedFeed> {
    const trial = await this.feeds.tryOut(url, this.clock.now());
    const reports = trial.document === null ? [] : reportsToJudge(trial.document);
    return triedFeed(trial, this.classification.classify(reports), await this.added.known());
  }
}
