import { Module } from '@nestjs/common';
import { ClassificationModule } from '../../classification/classification.module.js';
import { FeedsModule } from '../../feeds/feeds.module.js';
import { FeedTrialService } from './feed-trial.service.js';

/** Trying a feed out before it is added. */
@Module({
  imports: [ClassificationModule, FeedsModule],
  providers: [FeedTrialService],
  exports: [FeedTrialService],
})
export class TrialModule {}
