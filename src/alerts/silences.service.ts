import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  endSilence,
  keepSilence,
  listSilences,
  silenceById,
  type SilencePage,
} from './adapters/silence-store.js';
import { silenceableAlerts, type SilenceableQuery } from './adapters/silenceable-alerts.js';
import type { Silence, SilenceMatches } from './domain/silence.js';
import { isMutedBy, silenceable } from './domain/silencing.js';
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

/** What a silence would have muted. */
export interface Previewed {
  readonly alerts: readonly WouldMute[];
  /** Whether all alerts were gone through; else there may be more than these. */
  readonly isWhole: boolean;
}

/** Who asks: in whose name they keep subscriptions, and whether they see everybody's. */
export interface Viewer {
  readonly owner: string;
  readonly seesAll: boolean;
}

const PREVIEW_MS = 30 * 86_400_000;
const PAGE = 5_000;
/** So many alerts that could be muted are gone through for their words: some seconds. */
const MOST_PAGES = 20;

/** Mutes alerts for a while. */
@Injectable()
export class SilencesService {
  constructor(private readonly dataSource: DataSource) {}

  list(page: SilencePage): Promise<readonly Silence[]> {
    return listSilences(this.dataSource, page);
  }

  /** Which alerts of the last 30 days a silence that somebody would make would have muted, the newest first. */
  async preview(matches: SilenceMatches, viewer: Viewer, now: Date): Promise<Previewed> {
    const silence = { matches, owner: ownerOf(viewer) };
    const { rules, subscriptions, indicators } = matches;
    const since = new Date(now.getTime() - PREVIEW_MS);
    const muted: WouldMute[] = [];
    let after: SilenceableQuery['after'] = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = { owner: silence.owner, rules, subscriptions, indicators, since, limit: PAGE, after };
      const alerts = await silenceableAlerts(this.dataSource, query);
      for (const alert of alerts) {
        const seen = silenceable(alert, alert.owner);
        if (!isMutedBy(silence, seen)) continue;
        const { subscriptionId, ruleId, title } = seen;
        muted.push({
          ...{ notificationId: alert.id, subscriptionId, ruleId, title },
          at: alert.at.toISOString(),
        });
      }
      const last = alerts.at(-1);
      if (last === undefined || alerts.length < PAGE) return { alerts: muted, isWhole: true };
      after = { at: last.at, id: last.id };
    }
    return { alerts: muted, isWhole: false };
  }

  /** Mutes alerts of the subscriptions that its maker keeps; an administrator's mutes everybody's. */
  async add(
    draft: SilenceDraft,
    maker: Viewer & { readonly createdBy: string },
    now: Date,
  ): Promise<Silence> {
    const silence: Silence = {
      id: newId('sil'),
      matches: draft.matches,
      reason: draft.reason,
      createdBy: maker.createdBy,
      owner: ownerOf(maker),
      startsAt: draft.startsAt.toISOString(),
      endsAt: draft.endsAt.toISOString(),
      endedAt: null,
      createdAt: now.toISOString(),
    };
    await keepSilence(this.dataSource, silence);
    return silence;
  }

  byId(id: string): Promise<Silence | null> {
    return silenceById(this.dataSource, id);
  }

  /** Ends a silence now; null where there is none of the id. */
  end(id: string, now: Date): Promise<Silence | null> {
    return endSilence(this.dataSource, id, now);
  }
}

function ownerOf({ owner, seesAll }: Viewer): string | null {
  return seesAll ? null : owner;
}
