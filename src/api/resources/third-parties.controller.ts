import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BaselineService } from '../../baseline/baseline.service.js';
import { THIRD_PARTIES } from '../../baseline/domain/third-parties.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { anyOf, argumentsOf, format, instant } from '../http/arguments.js';
import { developmentSchema, developmentShape } from '../shapes/development.js';
import { AnswersListOf } from '../shapes/list.js';

const query = argumentsOf({ party: anyOf(THIRD_PARTIES), format, asOf: instant });
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
    summary: 'Acts of third parties that bear on the relations, oldest first; no further pages',
  })
  @AnswersListOf(eventSchema)
  async list(@Query({ schema: query }) { party, asOf }: z.output<typeof query>) {
    const wanted = new Map(
      this.baseline
        .thirdPartyEvents()
        .filter(({ parties }) => party.length === 0 || parties.some((one) => party.includes(one)))
        .map(({ development, parties }) => [development, parties] as const),
    );
    const known = await this.developments.reader.some([...wanted.keys()], asOf ?? null);
    const items = known.map((one) => ({
      ...developmentShape(one),
      parties: [...(wanted.get(one.id) ?? [])],
    }));
    return { items: items.toSorted((a, b) => byDate(a, b)), nextCursor: null };
  }
}

interface Dated {
  readonly id: string;
  readonly date: { readonly from: string | null; readonly to: string | null };
}

/** By the first bound, by the last where there is no first; then by id, so that the order is one. */
function byDate(a: Dated, b: Dated): number {
  const [one, other] = [a, b].map(({ date, id }) => `${date.from ?? date.to ?? ''} ${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
