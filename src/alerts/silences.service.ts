import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { alertsSince } from './adapters/delivery-log.js';
import { endSilence, keepSilence, listSilences, type SilencePage } from './adapters/silence-store.js';
import { DevelopmentFacts } from './development-facts.service.js';
import type { Silence, SilenceMatches } from './domain/silence.js';
import { isMutedBy } from './domain/silencing.js';
import { newId } from './notification-id.js';

/** What is asked for. */
export interface SilenceDraft {
  readonly matches: SilenceMatches;
  readonly reason: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** An alert that a silence would have muted. */
export interface WouldMute {
  readonly notificationId: string;
  readonly subscriptionId: string;
  readonly ruleId: string;
  readonly title: string;
  readonly at: string;
}

const PREVIEW_MS = 30 * 86_400_000;
const MOST_PREVIEWED = 5_000;
const DEVELOPMENT = 'development:';

/** Mutes alerts for a while. */
@Injectable()
export class SilencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: DevelopmentFacts,
  ) {}

  list(page: SilencePage): Promise<readonly Silence[]> {
    return listSilences(this.dataSource, page);
  }

  /** Which alerts of the last 30 days a silence would have muted, the newest first. */
  async preview(matches: SilenceMatches, now: Date): Promise<readonly WouldMute[]> {
    const alerts = await alertsSince(this.dataSource, new Date(now.getTime() - PREVIEW_MS), MOST_PREVIEWED);
    const ids = [...new Set(alerts.flatMap(({ cause }) => developmentOf(cause)))];
    const facts = matches.indicators.length === 0 ? [] : await this.facts.standing(ids, this.dataSource);
    const topics = new Map(facts.map(({ id, topics: own }) => [id, own.map(({ name }) => name)]));
    return alerts
      .filter((alert) =>
        isMutedBy(matches, {
          ...alert,
          topics: developmentOf(alert.cause).flatMap((id) => topics.get(id) ?? []),
        }),
      )
      .map(({ id, subscriptionId, ruleId, title, at }) => ({
        notificationId: id,
        ...{ subscriptionId, ruleId, title, at },
      }));
  }

  async add(draft: SilenceDraft, createdBy: string, now: Date): Promise<Silence> {
    const silence: Silence = {
      id: newId('sil'),
      matches: draft.matches,
      reason: draft.reason,
      createdBy,
      startsAt: draft.startsAt.toISOString(),
      endsAt: draft.endsAt.toISOString(),
      endedAt: null,
      createdAt: now.toISOString(),
    };
    await keepSilence(this.dataSource, silence);
    return silence;
  }

  /** Ends a silence now; null where there is none of the id. */
  end(id: string, now: Date): Promise<Silence | null> {
    return endSilence(this.dataSource, id, now);
  }
}

function developmentOf(cause: string): readonly string[] {
  return cause.startsWith(DEVELOPMENT) ? [cause.slice(DEVELOPMENT.length)] : [];
}
