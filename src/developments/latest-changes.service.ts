import { Injectable } from '@nestjs/common';
import * as queries from './adapters/latest-changes.js';
import type { Asked, KindInTopic } from './adapters/latest-changes.js';
import type { LatestChange } from './domain/latest-change.js';

/** What became of developments with their newest versions, as a transaction sees it: for whoever follows changes. */
@Injectable()
export class LatestChangesService {
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
}
