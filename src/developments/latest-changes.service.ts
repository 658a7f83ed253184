import { Injectable } from '@nestjs/common';
import { ClassificationService } from '../classification/classification.service.js';
import * as queries from './adapters/latest-changes.js';
import type { Asked, KindInTopic } from './adapters/latest-changes.js';
import { latestPromises } from './adapters/latest-promises.js';
import type { LatestChange, LatestPromise } from './domain/latest-change.js';

/** What became of developments with their newest versions, as a transaction sees it: for whoever follows changes. */
@Injectable()
export class LatestChangesService {
  constructor(private readonly classification: ClassificationService) {}

  /** What the entities of reports are called in English, by id; those that are nobody's name are left out. */
  partyNames(): ReadonlyMap<string, string> {
    return new Map(this.classification.parties().map(({ id, name }) => [id, name.en]));
  }

  /** The last two versions of developments, each with the reports that told of it then. */
  of(ids: readonly string[], asked: Asked): Promise<readonly LatestChange[]> {
    return queries.latestChanges(asked, ids);
  }

  /** The ids of the developments in force that lie wholly in a period of days, oldest first. */
  idsBetween(from: string, to: string, asked: Asked): Promise<readonly string[]> {
    return queries.idsBetween(asked, from, to);
  }

  /** The ids of the visits in force that begin in a period of days. */
  visitsBetween(from: string, to: string, asked: Asked): Promise<readonly string[]> {
    return queries.visitsBetween(asked, from, to);
  }

  /** Those of which no other development of the kind is on record in the topic. */
  firstsOfKind(kinds: readonly KindInTopic[], asked: Asked): ReturnType<typeof queries.firstsOfKind> {
    return queries.firstsOfKind(asked, kinds);
  }

  /** What became of promises with their last versions. */
  promises(ids: readonly string[], asked: Asked): Promise<readonly LatestPromise[]> {
    return latestPromises(asked, ids);
  }
}
