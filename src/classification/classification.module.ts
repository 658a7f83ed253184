import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { verdictReader } from './adapters/verdict-queries.js';
import { ClassificationService } from './classification.service.js';
import { VERDICT_READER } from './domain/verdict-reader.js';
import { VerdictsService } from './verdicts.service.js';

@Module({
  providers: [
    ClassificationService,
    { provide: VERDICT_READER, useFactory: verdictReader, inject: [DataSource] },
    VerdictsService,
  ],
  exports: [ClassificationService, VerdictsService],
})
export class ClassificationModule {}
