import { Inject, Injectable } from '@nestjs/common';
import { ArticlesService } from '../articles/articles.service.js';
import { VerdictsService } from '../classification/verdicts.service.js';
import { DEVELOPMENT_READER, type DevelopmentReader } from './domain/development-reader.js';
import { NOTHING_LEFT_OUT, withoutPublisher, type LeftOut } from './domain/leave-out.js';
import { pairReports } from './domain/pair-reports.js';

/** What developments would be if one publisher had told nothing: for "without this source". */
@Injectable()
export class LeaveOutService {
  constructor(
    @Inject(DEVELOPMENT_READER) private readonly reader: DevelopmentReader,
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
  ) {}

  /** The developments known at `asOf` that the publisher's reports support, made again from the other reports. */
  async publisher(publisher: string, asOf: Date | null): Promise<LeftOut> {
    const reports = await this.reader.reportsWith(publisher, asOf);
    if (reports.length === 0) return NOTHING_LEFT_OUT;
    const ids = reports.map(({ articleId }) => articleId);
    const developmentIds = [...new Set(reports.map(({ developmentId }) => developmentId))];
    const [developments, articles, verdicts] = await Promise.all([
      this.reader.some(developmentIds, asOf),
      this.articles.reader.byIds(ids, asOf),
      this.verdicts.reader.ofArticles(ids, asOf),
    ]);
    return withoutPublisher(publisher, { reports, members: pairReports(verdicts, articles), developments });
  }
}
