import { Inject, Injectable } from '@nestjs/common';
import type { Condition } from '../../alerts/domain/condition.js';
import { ClassificationService } from '../../classification/classification.service.js';
import { FeedsService } from '../../feeds/feeds.service.js';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { ProblemException } from '../http/problem.js';

/** Refuses rules about what nobody is called by: they would never tell of anything, and say nothing of it. */
@Injectable()
export class KnownNames {
  constructor(
    private readonly classification: ClassificationService,
    private readonly feeds: FeedsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws a 400 problem that says where the names are listed. */
  async check(condition: Condition): Promise<void> {
    switch (condition.kind) {
      case 'development':
        refuseUnknown('parties', condition.parties, this.classification.parties());
        return;
      case 'feed-silent':
        refuseUnknown('feeds', condition.feeds, await this.feeds.list(this.clock.now()));
        return;
      case 'first-ever':
      case 'promise':
      case 'index':
      case 'record':
      case 'tested-change':
      case 'alarm':
      case 'no-news':
      case 'report':
    }
  }
}

function refuseUnknown(
  part: 'parties' | 'feeds',
  wanted: readonly string[],
  known: readonly { readonly id: string }[],
): void {
  const ids = new Set(known.map(({ id }) => id));
  const unknown = wanted.find((id) => !ids.has(id));
  if (unknown === undefined) return;
  throw new ProblemException(
    400,
    `condition.${part}: "${unknown}" is not known here. GET /api/v1/${part} lists the ids.`,
    [
      {
        name: part,
        value: unknown,
        allowed: `an id of GET /api/v1/${part}`,
        code: 'not-one-of',
        limit: null,
      },
    ],
  );
}
