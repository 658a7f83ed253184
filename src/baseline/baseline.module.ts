import { Module } from '@nestjs/common';
import { BaselineService } from './baseline.service.js';

@Module({ providers: [BaselineService], exports: [BaselineService] })
export class BaselineModule {}
