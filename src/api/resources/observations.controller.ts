import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BaselineService } from '../../baseline/baseline.service.js';
import { mirrorGaps } from '../../indicators/domain/mirror-gap.js';
import { ObservationsService } from '../../indicators/observations.service.js';
import { anyText, id, listOfArguments } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { MayLag } from '../http/replica.interceptor.js';
import { AnswersListOf } from '../shapes/list.js';
import { mirrorGapSchema, observationSchema } from '../shapes/observation.js';
import { rangeSchema } from '../shapes/parts.js';

const query = listOfArguments({ series: anyText });
const documentsQuery = listOfArguments({});
const place = z.object({ id });
const documentSchema = z.object({
  document: z.string(),
  title: z.string(),
  author: z.string().nullable(),
  publisher: z.string().nullable(),
  published: rangeSchema,
  sha256: z.string(),
  notes: z.string(),
});

@MayLag()
@ApiTags('figures')
@Controller('api/v1')
export class ObservationsController {
  constructor(
    private readonly figures: ObservationsService,
    private readonly baseline: BaselineService,
  ) {}

  @Get('observations')
  @ApiOperation({ summary: 'Figures about the relations, with period, unit, basis and source' })
  @AnswersListOf(observationSchema)
  async observations(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.figures.reader.list({
      series: given.series,
      asOf: given.asOf ?? null,
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place)?.id ?? null,
    });
    return pageOf(rows, given.limit, (row) => ({ id: row.id }));
  }

  @Get('observations/mirror-gaps')
  @ApiOperation({
    summary: 'What the importer and the exporter report of the same trade, and the gap, per period',
    description:
      'Two series by who reports, never joined. Imports are mostly valued with freight and insurance, exports without.',
  })
  @AnswersListOf(mirrorGapSchema)
  async mirrorGaps(@Query({ schema: documentsQuery }) given: z.output<typeof documentsQuery>) {
    const gaps = mirrorGaps(await this.figures.all([], given.asOf ?? null));
    const rest = rowsAfter(gaps, decodeCursor(given.cursor, place), (row, after) => byText(row.id, after.id));
    return pageOf(rest, given.limit, (row) => ({ id: row.id }));
  }

  @Get('documents')
  @ApiOperation({ summary: 'The documents that the baseline cites' })
  @AnswersListOf(documentSchema)
  documents(@Query({ schema: documentsQuery }) given: z.output<typeof documentsQuery>) {
    const rows = this.baseline.records().documents.toSorted((a, b) => byText(a.document, b.document));
    const rest = rowsAfter(rows, decodeCursor(given.cursor, place), (row, after) =>
      byText(row.document, after.id),
    );
    return pageOf(rest, given.limit, (row) => ({ id: row.document }));
  }
}
