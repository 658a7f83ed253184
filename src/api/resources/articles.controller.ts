import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ArticlesService } from '../../articles/articles.service.js';
import { VerdictsService } from '../../classification/verdicts.service.js';
import type { ArticleRow } from '../../articles/domain/article-reader.js';
import {
  anyText,
  day,
  flag,
  id,
  listOfArguments,
  placeInstant,
  recordArguments,
  text,
} from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { ProblemException } from '../http/problem.js';
import { MayLag } from '../http/replica.interceptor.js';
import { reportSchema, reportShape } from '../shapes/development.js';
import { AnswersListOf } from '../shapes/list.js';

const query = listOfArguments({
  publisher: anyText,
  relevant: flag,
  from: day,
  to: day,
  q: text,
});
const path = z.object({ id });
const place = z.object({ sortAt: placeInstant, id });
const articleSchema = z.object({
  id: z.string(),
  revision: z.number().int(),
  title: z.string(),
  summary: z.string(),
  link: z.string().nullable(),
  publisher: z.string(),
  language: z.string().nullable(),
  publishedAt: z.string().nullable(),
  recordedAt: z.string(),
  relevant: z.boolean().nullable(),
  relevance: z.number().nullable(),
  indicators: z.array(z.string()),
  developmentId: z.string().nullable(),
});

@MayLag()
@ApiTags('articles')
@Controller('api/v1/articles')
export class ArticlesController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Articles, newest first, with their verdicts in short' })
  @AnswersListOf(articleSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.articles.reader.list({
      publishers: given.publisher,
      text: given.q ?? null,
      relevant: given.relevant ?? null,
      from: given.from ?? null,
      to: given.to ?? null,
      asOf: given.asOf ?? null,
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place),
    });
    const page = pageOf(rows, given.limit, (row) => ({ sortAt: row.sortAt, id: row.id }));
    return { ...page, items: page.items.map(shown) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One article with its verdict and the evidence' })
  @ApiOkResponse({ standardSchema: reportSchema })
  async one(
    @Param({ schema: path }) { id }: z.output<typeof path>,
    @Query({ schema: recordArguments }) given: z.output<typeof recordArguments>,
  ) {
    const at = given.asOf ?? null;
    const [[article], [verdict]] = await Promise.all([
      this.articles.reader.byIds([id], at),
      this.verdicts.reader.ofArticles([id], at),
    ]);
    if (article === undefined) {
      throw new ProblemException(404, `There is no article "${id}". The list is at /api/v1/articles.`);
    }
    return reportShape(article, verdict);
  }
}

/** Without the instant of ordering, which is the list's own affair. */
function shown({ sortAt, ...row }: ArticleRow): Omit<ArticleRow, 'sortAt'> {
  return row;
}
