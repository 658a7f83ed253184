import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ClassificationService } from '../../classification/classification.service.js';
import { PARTY_KINDS } from '../../classification/domain/party.js';
import { anyOf, id, listOfArguments } from '../http/arguments.js';
import { byText, decodeCursor, pageOf, rowsAfter } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';

const query = listOfArguments({ kind: anyOf(PARTY_KINDS) });
const place = z.object({ id });
const partySchema = z.object({
  id: z.string().describe('As `parties` of a rule has it'),
  kind: z.enum(PARTY_KINDS),
  name: z.object({ en: z.string(), ru: z.string(), ur: z.string() }),
  spellings: z
    .array(z.string())
    .describe(
      'By which reports are known to name it, in small letters; a longer word that begins so may count',
    ),
});

/** Whom and what a rule can be about, by name. */
@ApiTags('alerts')
@Controller('api/v1/parties')
export class PartiesController {
  constructor(private readonly classification: ClassificationService) {}

  @Get()
  @ApiOperation({
    summary: 'The people, bodies, places and countries that reports can name, by id',
    description:
      'As the lexicon of today has them. Some stand for several that it does not tell apart; their names say so.',
  })
  @AnswersListOf(partySchema)
  list(@Query({ schema: query }) { kind, limit, cursor }: z.output<typeof query>) {
    const rows = this.classification
      .parties()
      .filter((one) => kind.length === 0 || kind.includes(one.kind))
      .toSorted((a, b) => byText(a.id, b.id));
    const left = rowsAfter(rows, decodeCursor(cursor, place), (row, after) => byText(row.id, after.id));
    const page = left.map((one) => ({ ...one, spellings: [...one.spellings] }));
    return pageOf(page, limit, (row) => ({ id: row.id }));
  }
}
