import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { verdictReader } from './adapters/verdict-queries.js';
import { ClassificationService } from './classification.service.js';
import { VERDICT_READER } from './domain/verdict-reader.js';
import { VerdictsService } from './verdicts.service.js';
import { VersionsService } from './versions.service.js';

@Module({
  imports: [CorrectionsModule],
  providers: [
    ClassificationService,
    { provide: VERDICT_READER, useFactory: verdictReader, inject: [DataSource] },
    VerdictsService,
    VersionsService,
  ],
  exports: [ClassificationService, VerdictsService, VersionsService],
})
export class ClassificationModule {}
