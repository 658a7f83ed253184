import { Module } from '@nestjs/common';
import { ArticlesModule } from '../../articles/articles.module.js';
import { ClassificationModule } from '../../classification/classification.module.js';
import { CorrectionsModule } from '../../corrections/corrections.module.js';
import { DevelopmentsModule } from '../../developments/developments.module.js';
import { FeedsModule } from '../../feeds/feeds.module.js';
import { IntakeService } from '../intake.service.js';
import { ChangeListService } from './change-list.service.js';
import { CorrectService } from './correct.service.js';
import { CorrectionEffects } from './correction-effects.service.js';
import { LabelsService } from './labels.service.js';
import { ReclassificationService } from './reclassification.service.js';
import { ReclassifyService } from './reclassify.service.js';
import { WantedChanges } from './wanted-changes.service.js';
import { WantedPromiseChanges } from './wanted-promise-changes.service.js';

/** Verdicts on articles: at intake, by a new classifier, and by people; shared by the API and the pipeline. */
@Module({
  imports: [ArticlesModule, ClassificationModule, CorrectionsModule, DevelopmentsModule, FeedsModule],
  providers: [
    ChangeListService,
    CorrectionEffects,
    CorrectService,
    IntakeService,
    LabelsService,
    ReclassificationService,
    ReclassifyService,
    WantedChanges,
    WantedPromiseChanges,
  ],
  exports: [
    ChangeListService,
    CorrectService,
    IntakeService,
    LabelsService,
    ReclassificationService,
    ReclassifyService,
  ],
})
export class JudgingModule {}
