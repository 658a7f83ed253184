import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { ArticlesService } from '../../articles/articles.service.js';
import { VerdictsService } from '../../classification/verdicts.service.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { FeedHistoryService } from '../../feeds/feed-history.service.js';
import { id, listOfArguments, placeDay, recordArguments } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { narrowingArguments, narrowingOf } from '../http/development-arguments.js';
import { noSuchDevelopment } from '../http/problem.js';
import { MayLag } from '../http/replica.interceptor.js';
import { AnswersListOf } from '../shapes/list.js';
import {
  developmentDetail,
  developmentDetailSchema,
  developmentSchema,
  developmentShape,
  type DevelopmentDetail,
} from '../shapes/development.js';

const query = listOfArguments(narrowingArguments);
const place = z.object({ date: placeDay.nullable(), id });
const path = z.object({ id });

@MayLag()
@ApiTags('developments')
@Controller('api/v1/developments')
export class DevelopmentsController {
  constructor(
    private readonly developments: DevelopmentsService,
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
    private readonly feeds: FeedHistoryService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Developments, newest first, undated last' })
  @AnswersListOf(developmentSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.developments.reader.list({
      ...narrowingOf(given),
      limit: given.limit + 1,
      after: decodeCursor(given.cursor, place),
    });
    return pageOf(rows.map(developmentShape), given.limit, (row) => ({ date: row.date.from, id: row.id }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One development with its reports, their verdicts and the evidence' })
  @ApiOkResponse({ standardSchema: developmentDetailSchema })
  async one(
    @Param({ schema: path }) { id }: z.output<typeof path>,
    @Query({ schema: recordArguments }) given: z.output<typeof recordArguments>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DevelopmentDetail | undefined> {
    const at = given.asOf ?? null;
    const found = await this.developments.reader.byId(id, at);
    if (found.found === 'merged') {
      response.redirect(308, addressOf(found.into, at));
      return undefined;
    }
    if (found.found === 'nothing') throw noSuchDevelopment(id);
    const ids = found.development.sources.map((source) => source.articleId);
    const [articles, verdicts, versions, publishers] = await Promise.all([
      this.articles.reader.byIds(ids, at),
      this.verdicts.reader.ofArticles(ids, at),
      this.developments.reader.versions(id, at),
      this.feeds.reader.publishers(),
    ]);
    return developmentDetail(found.development, { articles, verdicts, versions, publishers });
  }
}

function addressOf(id: string, asOf: Date | null): string {
  const at = asOf === null ? '' : `?asOf=${asOf.toISOString()}`;
  return `/api/v1/developments/${encodeURIComponent(id)}${at}`;
}
