import { ArticlesService } from '../../src/articles/articles.service.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { aDevelopment } from '../../src/developments/domain/development.builder.js';
import type { WeighedDevelopment } from '../../src/developments/domain/development-reader.js';
import type { PromiseOnSubject } from '../../src/developments/domain/promise-course.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import {
  buildFeed,
  buildParsed,
  buildReceived,
  buildResult,
} from '../../src/feeds/domain/due-feed.builder.js';
import type { FeedItem } from '../../src/feeds/domain/feed-item.js';
import type { FeedAnswer } from '../../src/feeds/domain/feed-state.js';
import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { ObservationsService } from '../../src/indicators/observations.service.js';
import { dayNumber, dayOfNumber } from '../../src/kernel/iso-week.js';
import { INDICATORS } from '../../src/kernel/words.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { PollStore } from '../../src/pipeline/poll-store.service.js';
import { ReclassifyService } from '../../src/pipeline/judging/reclassify.service.js';
import type { StageServices } from '../support/stage-services.js';
import { HandDecisions } from './hand-decisions.js';
import { figure, promise } from './ledger-records.js';

const START = '2025-06-02T08:00:00.000Z';
const FEEDS = ['herald', 'courier', 'daily', 'mirror'];
const HOUR_MS = 3_600_000;
const RECORDS = 90;
const HEADLINES = [
  'Pakistan and Russia sign agreement on supply of crude oil in Moscow',
  'Russia, Pakistan ink crude oil supply deal in Moscow',
  'Shipment of Russian crude oil reaches Karachi port in Pakistan',
  'Lavrov arrives in Islamabad for talks with Pakistani foreign minister',
  'Russian Foreign Minister Lavrov reaches Islamabad, holds talks with Pakistan counterpart',
  'Pakistan and Russia hold joint military exercise Druzhba',
  'Cricket: Pakistan name squad for Lahore Test',
  'Russia and Pakistan sign wheat trade agreement in Islamabad',
] as const;

/** A world of stored facts that grows by random events on a clock that mostly runs forward. */
export class History {
  private readonly random: () => number;
  private known: WeighedDevelopment[] = [];
  private promises = new Map<string, PromiseOnSubject>();
  private items: FeedItem[] = [];
  private nowMs = Date.parse(START);
  private events = 0;

  constructor(
    private readonly services: StageServices,
    seed: number,
  ) {
    this.random = mulberry32(seed);
    this.byHand = new HandDecisions(services, this.random);
  }

  readonly byHand: HandDecisions;

  /** Every instant at which something happened. */
  readonly instants: Date[] = [];

  async begin(): Promise<void> {
    const { dataSource } = this.services.database;
    for (const id of FEEDS) {
      await dataSource.query(
        `INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
         VALUES ($1, $1, 'https://' || $1 || '.example/feed', 'en', $1, 'PK', 'private', true, 30)`,
        [id],
      );
      await dataSource.query(
        `INSERT INTO feed_state (feed_id, state, next_check_at) VALUES ($1, 'waiting', $2)`,
        [id, new Date(START)],
      );
      await dataSource.query(
        `INSERT INTO feed_enabling (feed_id, enabled, recorded_at) VALUES ($1, true, $2)`,
        [id, new Date(START)],
      );
    }
  }

  /** One more event. */
  async step(): Promise<void> {
    this.tick();
    const chosen = this.random();
    if (chosen < 0.35) await this.poll();
    else if (chosen < 0.52) await this.editRecords();
    else if (chosen < 0.7) await this.byHand.decide(() => this.now);
    else if (chosen < 0.76) await this.switchFeed();
    else if (chosen < 0.82) await this.withdraw();
    else if (chosen < 0.88) await this.coverByArchive();
    else if (chosen < 0.94) await this.editLedgers();
    else await this.judgeAgain();
    this.instants.push(new Date(this.nowMs));
  }

  /** A few minutes to some days on; now and then not at all, or back. */
  private tick(): void {
    const chosen = this.random();
    if (chosen < 0.1) return;
    if (chosen < 0.16) this.nowMs -= Math.round(this.random() * 5 * HOUR_MS);
    else this.nowMs += Math.round(this.random() * (chosen < 0.6 ? 20 : 90) * HOUR_MS);
    this.services.clock.moveTo(new Date(this.nowMs).toISOString());
  }

  private get now(): Date {
    return new Date(this.nowMs);
  }

  private any<T>(values: readonly [T, ...T[]] | readonly T[]): T {
    const value = values[Math.floor(this.random() * values.length)];
    if (value === undefined) throw new Error('Nothing to choose from.');
    return value;
  }

  private async poll(): Promise<void> {
    const polls = FEEDS.filter(() => this.random() < 0.6).map((id) => {
      const feed = buildFeed({ id, publisher: id, url: `https://${id}.example/feed` });
      const due = { feed, state: dueState(id, this.now), host: `${id}.example` };
      return { result: buildResult(this.answer(), due), job: null };
    });
    await this.services.get(PollStore).keep(polls, this.now);
    await this.services.get(DevelopmentsService).regroup(this.now);
  }

  private answer(): FeedAnswer {
    const received = buildReceived();
    if (this.random() < 0.25)
      return { kind: 'unreached', problem: { kind: 'timeout', message: 'No answer.', remedy: 'Wait.' } };
    const fresh = Array.from({ length: Math.floor(this.random() * 3) }, () => this.item());
    const revised = this.items.length > 0 && this.random() < 0.4 ? [this.revised(this.any(this.items))] : [];
    this.items = [...this.items, ...fresh].slice(-40);
    const feed = { ...buildParsed(0), items: [...fresh, ...revised] };
    return { kind: 'parsed', received, feed, bodyHash: String(this.random()) };
  }

  private item(): FeedItem {
    this.events += 1;
    const published = new Date(this.nowMs - Math.round(this.random() * 120 * HOUR_MS)).toISOString();
    return {
      ...{ guid: `item-${this.events}`, link: null, title: this.any(HEADLINES), summary: '' },
      ...{ published: `${published.slice(0, 19)}Z`, publishedRaw: published },
    };
  }

  private revised(item: FeedItem): FeedItem {
    return { ...item, title: this.any(HEADLINES) };
  }

  private async editRecords(): Promise<void> {
    const made = Array.from({ length: 1 + Math.floor(this.random() * 12) }, () => this.record());
    const unique = [...new Map(made.map((one) => [one.id, one])).values()];
    this.known = [...new Map([...this.known, ...unique].map((one) => [one.id, one])).values()];
    await this.services.database.dataSource.transaction((manager) =>
      this.services.get(DevelopmentsService).storeKnown(unique, manager, this.now),
    );
  }

  private record(): WeighedDevelopment {
    const id = `record-${Math.floor(this.random() * RECORDS)}`;
    const day = dayOfNumber(dayNumber(this.now.toISOString().slice(0, 10)) - Math.floor(this.random() * 60));
    const precision = this.random() < 0.85 ? ('day' as const) : ('month' as const);
    const score = Math.round(this.random() * 16) - 6;
    const topics = INDICATORS.filter(() => this.random() < 0.4).map((name) => ({
      name,
      confidence: Math.round(this.random() * 1000) / 1000,
    }));
    const status = this.any(['occurred', 'agreed', 'planned', 'alleged', 'denied'] as const);
    const direction = score > 0 ? 'cooperation' : score < 0 ? 'conflict' : 'neutral';
    return {
      ...aDevelopment(id, {
        date:
          precision === 'day'
            ? { from: day, to: day, precision }
            : { from: `${day.slice(0, 7)}-01`, to: day, precision },
        ...{ indicators: topics.map(({ name }) => name), score, status, direction, origin: 'baseline' },
        eventType: this.any(['AGREE', 'CONSULT', 'ACCUSE', 'COERCE', null] as const),
      }),
      ...{ topics, publishers: Math.floor(this.random() * 9), weight: 1 },
    };
  }

  private async switchFeed(): Promise<void> {
    const id = this.any(FEEDS);
    await this.services.database.dataSource.query(
      `INSERT INTO feed_enabling (feed_id, enabled, recorded_at) VALUES ($1, $2, $3)
       ON CONFLICT (feed_id, recorded_at) DO UPDATE SET enabled = excluded.enabled`,
      [id, this.random() < 0.6, this.now],
    );
  }

  private async withdraw(): Promise<void> {
    this.known = this.known.filter(() => this.random() < 0.9);
    const kept = this.known.map(({ id }) => id);
    this.promises = new Map([...this.promises].filter(([id]) => ['promise-0', 'promise-1'].includes(id)));
    await this.services.database.dataSource.transaction(async (manager) => {
      await this.services.get(DevelopmentsService).withdrawKnown(kept, manager, this.now);
      await this.services
        .get(DevelopmentsService)
        .replaceKnownPromises([...this.promises.values()], manager, this.now);
      await this.services.get(ObservationsService).withdrawOthers(['figure-0'], manager, this.now);
    });
  }

  private async coverByArchive(): Promise<void> {
    const monday = dayOfNumber(
      Math.floor((this.nowMs / (24 * HOUR_MS) + 3) / 7) * 7 - 3 - 7 * Math.floor(this.random() * 9),
    );
    const weeks = [
      {
        outlet: this.any(['archive-a', 'archive-b', ...FEEDS.slice(0, 1)]),
        week: monday,
        articles: 1 + Math.floor(this.random() * 30),
      },
    ];
    const own = this.archived(weeks[0]?.outlet ?? '', monday);
    await this.services.database.dataSource.transaction(async (manager) => {
      await this.services.get(ArticlesService).markCovered(weeks, manager, this.now);
      await this.services.get(IntakeService).takeInArchive(own, manager, this.now);
    });
    await this.services.get(DevelopmentsService).regroup(this.now);
  }

  /** Articles of the week, of which feeds may have brought some before, and a few that are not dated to the day. */
  private archived(publisher: string, monday: string): IncomingReport[] {
    const old = this.items.filter(() => this.random() < 0.1);
    const fresh = Array.from({ length: Math.floor(this.random() * 3) }, () => this.item());
    const published = this.random() < 0.2 ? monday.slice(0, 7) : monday;
    return [...old, ...fresh.map((item) => ({ ...item, published }))].map((item) => ({
      ...item,
      ...{ publisher, feedId: null, language: null },
    }));
  }

  private async editLedgers(): Promise<void> {
    const n = Math.floor(this.random() * 4);
    const told = promise(n, this.events);
    this.promises.set(told.promise.id, told);
    await this.services.database.dataSource.transaction(async (manager) => {
      await this.services
        .get(DevelopmentsService)
        .replaceKnownPromises([...this.promises.values()], manager, this.now);
      await this.services.get(ObservationsService).store([figure(n, this.random())], manager, this.now);
    });
    this.events += 1;
  }

  private async judgeAgain(): Promise<void> {
    await this.services.database.dataSource.query(
      `UPDATE verdict SET classifier_version = 'older' WHERE superseded_at IS NULL AND article_id < $1`,
      [String(Math.floor(this.random() * 10))],
    );
    await this.services.get(ReclassifyService).run({ which: 'of-earlier-versions', now: () => this.now });
    await this.services.get(DevelopmentsService).regroup(this.now);
  }
}

function dueState(feedId: string, at: Date) {
  return {
    ...{
      feedId,
      state: 'ok' as const,
      effectiveUrl: null,
      etag: null,
      lastModified: null,
      validatorsSince: null,
    },
    ...{ nextCheckAt: at, lastAttemptAt: null, lastSuccessAt: null, lastNewAt: null, failures: 0 },
    ...{ intervalMinutes: null, bodyHash: null, problem: null },
  };
}
