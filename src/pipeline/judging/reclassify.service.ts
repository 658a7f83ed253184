import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ArticlesService } from '../../articles/articles.service.js';
import type { Outdated } from '../../classification/versions.service.js';
import { VersionsService } from '../../classification/versions.service.js';
import { IntakeService } from '../intake.service.js';

/** Articles judged anew in one transaction: short, so that polls and readers hardly wait for it. */
const BATCH = 200;

/** How a run is told to go. */
export interface Run {
  readonly which: Outdated;
  readonly now: () => Date;
  /** Told after every batch how many articles were judged so far. */
  readonly onProgress?: (judged: number) => void;
  /** Asked before every batch; a run that was stopped goes on where it was at the next one. */
  readonly isStopping?: () => boolean;
}

/**
 * Gives stored articles a verdict of the present classifier; old verdicts stay on record, and people's hold. What is
 * left to do is what is stored, so it can be broken off at any moment, and any number of instances share it.
 */
@Injectable()
export class ReclassifyService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly versions: VersionsService,
    private readonly intake: IntakeService,
    private readonly dataSource: DataSource,
  ) {}

  /** Judges what is outdated, batch by batch; gives how many articles that were. */
  async run({ which, now, onProgress, isStopping }: Run): Promise<number> {
    let done = 0;
    for (let after = ''; isStopping?.() !== true;) {
      const ids = await this.batch(which, after, now);
      const last = ids.at(-1);
      if (last === undefined) return done;
      done += ids.length;
      after = last;
      onProgress?.(done);
    }
    return done;
  }

  private batch(which: Outdated, after: string, now: () => Date): Promise<readonly string[]> {
    return this.dataSource.transaction(async (manager) => {
      const ids = await this.versions.claim({ which, after, limit: BATCH }, manager);
      const articles = await this.articles.reader.byIds(ids, null);
      await this.intake.judge(articles, manager, now());
      return ids;
    });
  }
}
