import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BaselineService } from '../../baseline/baseline.service.js';
import { THIRD_PARTIES } from '../../baseline/domain/third-parties.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { anyOf, listOfArguments } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { developmentSchema, developmentShape } from '../shapes/development.js';
import { AnswersListOf } from '../shapes/list.js';

const query = listOfArguments({ party: anyOf(THIRD_PARTIES) });
const place = z.object({ after: z.string() });
const eventSchema = developmentSchema.extend({
  parties: z.array(z.enum(THIRD_PARTIES)).describe('Whose acts it tells of'),
});

/** Context of the relations: what third countries did, as the documents of the baseline tell it. */
@ApiTags('developments')
@Controller('api/v1/third-party-events')
export class ThirdPartiesController {
  constructor(
    private readonly baseline: BaselineService,
    private readonly developments: DevelopmentsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Acts of third parties that bear on the relations, oldest first',
  })
  @AnswersListOf(eventSchema)
  async list(@Query({ schema: query }) { party, asOf, limit, cursor }: z.output<typeof query>) {
    const wanted = new Map(
      this.baseline
        .thirdPartyEvents()
        .filter(({ parties }) => party.length === 0 || parties.some((one) => party.includes(one)))
        .map(({ development, parties }) => [development, parties] as const),
    );
    const known = await this.developments.reader.some([...wanted.keys()], asOf ?? null);
    const rows = known
      .map((one) => ({ ...developmentShape(one), parties: [...(wanted.get(one.id) ?? [])] }))
      .toSorted((a, b) => byText(standing(a), standing(b)));
    const left = rowsAfter(rows, decodeCursor(cursor, place), (row, { after }) =>
      byText(standing(row), after),
    );
    return pageOf(left, limit, (row) => ({ after: standing(row) }));
  }
}

interface Dated {
  readonly id: string;
  readonly date: { readonly from: string | null; readonly to: string | null };
}

/** Where it stands in the list: by the first bound, by the last where there is no first; then by id, so that the order is one. */
function standing({ date, id }: Dated): string {
  return `${date.from ?? date.to ?? ''} ${id}`;
}
