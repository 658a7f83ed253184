import { Inject, Injectable } from '@nestjs/common';
import { WEEK_READER, type WeekReader } from './domain/week-reader.js';

/** What a few days brought, and what they are to bring. */
@Injectable()
export class DevelopmentWeekService {
  constructor(@Inject(WEEK_READER) readonly reader: WeekReader) {}
}
