import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ArticlesService } from '../../articles/articles.service.js';
import { VerdictsService } from '../../classification/verdicts.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { id, limitOr, listOfArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { reportSchema, reportShape } from '../shapes/development.js';
import { AnswersListOf } from '../shapes/list.js';

/** A sitting's worth: what one person reads before they look up. */
const SITTING = 20;
/** What is older is history: it is corrected where it is met, not read for its uncertainty. */
const WINDOW_DAYS = 180;
const DAY_MS = 86_400_000;

const query = listOfArguments({ limit: limitOr(SITTING) });
const place = z.object({ rank: z.number(), id });
const itemSchema = reportSchema.extend({ developmentId: z.string().nullable() });

@ApiTags('corrections')
@Controller('api/v1/reading-list')
export class ReadingListController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary:
      'Articles whose verdict is least certain and nobody has looked at, least certain and newest first',
    description: `Of the last ${WINDOW_DAYS} days; always as of now. A correction or confirmation takes an article off the list.`,
  })
  @AnswersListOf(itemSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.articles.reader.unsure({
      since: new Date(this.clock.now().getTime() - WINDOW_DAYS * DAY_MS),
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place),
    });
    const page = pageOf(rows, given.limit, (row) => ({ rank: row.rank, id: row.id }));
    const verdicts = await this.verdicts.reader.ofArticles(
      page.items.map((row) => row.id),
      null,
    );
    const byArticle = new Map(verdicts.map((verdict) => [verdict.articleId, verdict]));
    const items = page.items.map((row) => ({
      ...reportShape(row, byArticle.get(row.id)),
      developmentId: row.developmentId,
    }));
    return { ...page, items };
  }
}
