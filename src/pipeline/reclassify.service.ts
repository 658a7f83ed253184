import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ArticlesService } from '../articles/articles.service.js';
import { VerdictsService } from '../classification/verdicts.service.js';
import { IntakeService } from './intake.service.js';

/** Articles judged anew in one transaction. */
const BATCH = 1_000;

/** Gives stored articles a verdict of the present classifier; old verdicts stay on record. Can be broken off at any time. */
@Injectable()
export class ReclassifyService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
    private readonly intake: IntakeService,
    private readonly dataSource: DataSource,
  ) {}

  /** Judges every article whose verdict is of another version; gives how many there were. */
  async run(now: () => Date): Promise<number> {
    let done = 0;
    for (let after = ''; ;) {
      const ids = await this.verdicts.reader.outdated(this.verdicts.version, after, BATCH);
      const last = ids.at(-1);
      if (last === undefined) return done;
      const articles = await this.articles.reader.byIds(ids, null);
      await this.dataSource.transaction((manager) => this.intake.judge(articles, manager, now()));
      done += ids.length;
      after = last;
    }
  }
}
