import { Inject, Injectable } from '@nestjs/common';
import { TELLING_READER, type TellingReader } from './domain/telling-reader.js';

/** Which source told how much in which week. */
@Injectable()
export class TellingService {
  constructor(@Inject(TELLING_READER) readonly reader: TellingReader) {}
}
