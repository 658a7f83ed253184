import { Injectable } from '@nestjs/common';
import type { DevelopmentChange } from '../developments/domain/development-change.js';
import { stands, type LatestPromise, type ToldDevelopment } from '../developments/domain/latest-change.js';
import { DevelopmentsService } from '../developments/developments.service.js';
import { LatestChangesService } from '../developments/latest-changes.service.js';
import { FeedsService } from '../feeds/feeds.service.js';
import type { Asked } from './adapters/asked.js';
import type { DatedFact } from './domain/back-test.js';
import { developmentFactOf } from './domain/development-fact.js';
import type { DevelopmentFact } from './domain/fact.js';
import type { Directions } from './domain/follow-up.js';
import { pastPromiseFacts, silenceFacts, type Days } from './domain/past-facts.js';

/** What became of a development, as rules look at it. */
export interface ChangedDevelopment {
  readonly change: DevelopmentChange;
  /** As it is now; null where it was merged away or withdrawn. */
  readonly after: DevelopmentFact | null;
  /** As the version before said; null where there was none, or it was none that stands. */
  readonly before: DevelopmentFact | null;
  readonly directions: Directions;
}

/** Developments, and what else of the past rules look at, asked of the stages that keep them. */
@Injectable()
export class DevelopmentFacts {
  constructor(
    private readonly developments: LatestChangesService,
    private readonly feeds: FeedsService,
    private readonly ledger: DevelopmentsService,
  ) {}

  /** What became of developments with their newest versions. */
  async changed(ids: readonly string[], asked: Asked): Promise<readonly ChangedDevelopment[]> {
    if (ids.length === 0) return [];
    const changes = await this.developments.of(ids, asked);
    const around = {
      countries: await this.feeds.publisherCountries(asked),
      partyNames: this.developments.partyNames(),
    };
    const factOf = (told: ToldDevelopment | null) =>
      told !== null && stands(told) ? developmentFactOf(told, around) : null;
    return changes.map((change) => ({
      change,
      after: factOf(change.after),
      before: factOf(change.before),
      directions: { before: (change.before ?? change.after).direction, after: change.after.direction },
    }));
  }

  /** Those of the developments that stand. */
  async standing(ids: readonly string[], asked: Asked): Promise<readonly DevelopmentFact[]> {
    return (await this.changed(ids, asked)).flatMap(({ after }) => after ?? []);
  }

  /** The visits that begin in a period of days. */
  async visits(from: string, to: string, asked: Asked): Promise<readonly DevelopmentFact[]> {
    return this.standing(await this.developments.visitsBetween(from, to, asked), asked);
  }

  /** What became of promises with their last versions. */
  promises(ids: readonly string[], asked: Asked): Promise<readonly LatestPromise[]> {
    return this.developments.promises(ids, asked);
  }

  /** What became of promises within days, as the ledger knows it today. */
  async pastPromises(days: Days): Promise<readonly DatedFact[]> {
    return pastPromiseFacts(await this.ledger.allPromises(null), days);
  }

  /** The times in which feeds did not answer since an instant, as the log holds them. */
  async feedSilences(since: Date, now: Date): Promise<readonly DatedFact[]> {
    return silenceFacts(await this.feeds.answerGaps(since, now));
  }

  /** The ids of the developments that lie wholly in a period of days, oldest first. */
  idsBetween(from: string, to: string, asked: Asked): Promise<readonly string[]> {
    return this.developments.idsBetween(from, to, asked);
  }

  /** The topics of each development in which no other of its kind is on record. */
  async firstTopics(
    facts: readonly DevelopmentFact[],
    asked: Asked,
  ): Promise<ReadonlyMap<string, DevelopmentFact['firstIn']>> {
    const kinds = facts.flatMap(({ id, eventType, topics }) =>
      eventType === null ? [] : topics.map(({ name }) => ({ id, eventType, topic: name })),
    );
    const firsts = new Map<string, DevelopmentFact['firstIn'][number][]>();
    for (const { id, topic } of await this.developments.firstsOfKind(kinds, asked))
      firsts.set(id, [...(firsts.get(id) ?? []), topic]);
    return firsts;
  }
}
