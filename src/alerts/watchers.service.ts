import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DevelopmentsService } from '../developments/developments.service.js';
import { promiseStanding } from '../developments/domain/promise-standing.js';
import { FeedsService } from '../feeds/feeds.service.js';
import { SERIES } from '../indicators/domain/counted-development.js';
import type { IndexPoint, SeriesName } from '../indicators/domain/index-point.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { dayNumber, dayOfNumber, weekNumber, weekOfNumber } from '../kernel/iso-week.js';
import type { Asked } from './adapters/asked.js';
import type { EvidenceLine } from './domain/notification.js';
import { promiseFact } from './domain/promise-events.js';
import { REPORT_EDITIONS, type ReportEditions } from './domain/report-editions.js';
import { indexMovements, WEEKS_LOOKED_BACK } from './domain/watch/index-movements.js';
import { newlyListed, type Listed } from './domain/watch/listed.js';
import { newlyCorrected } from './domain/watch/newly-corrected.js';
import { recordOf } from './domain/watch/records.js';
import type { Looked } from './domain/watch/seen.js';
import { daysWithoutNews, hoursOfSilence, lastDaysOf } from './domain/watch/waits.js';
import { TESTED_CHANGES } from './domain/condition.js';

/** When and how well it is looked. */
export interface LookingAt {
  readonly now: Date;
  /** False in an outage: then falls wait. */
  readonly heardWell: boolean;
}

/** Looks at one thing that only calculation or time tells of, and says what is new since it was last seen. */
export interface Watcher {
  readonly key: string;
  look(seen: unknown, at: LookingAt): Promise<Looked<unknown>>;
}

const keysSeen = z.array(z.string());
const valuesSeen = z.record(z.string(), z.number());
const waitsSeen = z.record(z.string(), z.object({ since: z.string(), waited: z.number() }));

/** How far back the last development is looked for. */
const NEWS_REACHES_BACK_DAYS = 400;
const NEWEST_REPORTS = 8;
/** Reports are corrected for half a year; a few weeks more, so that none leaves before it was looked at. */
const CORRECTED_WEEKS = 30;
/** Alarms of this many weeks before the running one can still be new. */
const ALARM_WEEKS = 2;

/** What is watched beside what changes developments and promises. */
@Injectable()
export class Watchers {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly developments: DevelopmentsService,
    private readonly feeds: FeedsService,
    @Inject(REPORT_EDITIONS) private readonly reports: ReportEditions,
  ) {}

  /** Every watcher, for a look in one transaction; the order does not matter. */
  all(asked: Asked): readonly Watcher[] {
    return [
      { key: 'no-news', look: (seen, at) => this.noNews(seen, at, asked) },
      this.listing('alarms', () => this.alarms()),
      this.listing('changes', () => this.changes()),
      this.listing('records', () => this.records()),
      this.listing('overdue', ({ now }) => this.overdue(now)),
      this.listing('reports', () => this.published()),
      { key: 'corrected-reports', look: (seen) => this.corrected(seen) },
      { key: 'index', look: (seen, at) => this.movements(seen, at) },
      { key: 'feeds', look: (seen, { now }) => this.silentFeeds(seen, now) },
    ];
  }

  private async noNews(seen: unknown, { now, heardWell }: LookingAt, asked: Asked) {
    const today = now.toISOString().slice(0, 10);
    const from = dayOfNumber(dayNumber(today) - NEWS_REACHES_BACK_DAYS);
    const days = lastDaysOf(await this.developments.lastDays(from, today, asked));
    return daysWithoutNews(days, waitsSeen.parse(seen ?? {}), { today, heardWell });
  }

  /** The share of expected articles that the running week's feeds could bring, 0 … 1. */
  async coverage(): Promise<number> {
    const week = this.indicators.currentWeek();
    const points = await this.indicators.weekly(null, { from: week, to: week });
    return points[0]?.coverage ?? 0;
  }

  private listing(key: string, list: (at: LookingAt) => Promise<readonly Listed[]>): Watcher {
    return {
      key,
      look: async (seen, at) => newlyListed(await list(at), seen === undefined ? null : keysSeen.parse(seen)),
    };
  }

  private async alarms(): Promise<readonly Listed[]> {
    const from = back(this.indicators.currentWeek(), ALARM_WEEKS);
    const alarms = await this.indicators.alarms(null, { indicators: [], from, to: null });
    const ids = [...new Set(alarms.flatMap(({ developmentIds }) => developmentIds))];
    const headlines =
      ids.length === 0 ? new Map<string, string>() : await this.developments.reader.headlines(ids, null);
    const line = (id: string): EvidenceLine => ({
      text: headlines.get(id) ?? id,
      publisher: null,
      url: null,
    });
    return alarms.map((alarm) => ({
      key: alarm.id,
      fact: { kind: 'alarm', alarm, evidence: alarm.developmentIds.map(line) },
    }));
  }

  private async changes(): Promise<readonly Listed[]> {
    const week = back(this.indicators.currentWeek(), 1);
    const { changes } = await this.indicators.changes(week, null);
    return changes.flatMap(({ indicator, word, n, test }) => {
      const change = TESTED_CHANGES.find((one) => one === word);
      if (change === undefined || test === null) return [];
      const fact = { kind: 'tested-change' as const, indicator, week, change, n, usual: test.long.usual };
      return [{ key: `${indicator} ${week} ${change}`, fact }];
    });
  }

  private async records(): Promise<readonly Listed[]> {
    const week = back(this.indicators.currentWeek(), 1);
    const series = await this.series(null);
    return [...series].flatMap(([indicator, points]) => {
      const fact = recordOf(indicator, points, week);
      return fact === null ? [] : [{ key: `${indicator} ${fact.extreme} ${week}`, fact }];
    });
  }

  private async overdue(now: Date): Promise<readonly Listed[]> {
    const day = now.toISOString().slice(0, 10);
    const promises = await this.developments.allPromises(null);
    return promises
      .filter((promise) => promiseStanding(promise, day).overdue === true)
      .map((promise) => ({
        key: `${promise.id} ${promise.due?.to ?? ''}`,
        fact: promiseFact(promise, 'overdue'),
      }));
  }

  private async published(): Promise<readonly Listed[]> {
    const editions = await this.reports.newest(NEWEST_REPORTS);
    return editions.map(({ week, title }) => ({ key: week, fact: { kind: 'report', week, title } }));
  }

  /** One fact for all that appeared since: what people decide once can correct the reports of many weeks. */
  private async corrected(seen: unknown): Promise<Looked<unknown>> {
    const looked = newlyCorrected(
      await this.reports.corrected(CORRECTED_WEEKS),
      seen === undefined ? null : keysSeen.parse(seen),
    );
    const editions = await Promise.all(
      looked.editions.map(async (one) => ({ ...one, changes: await this.reports.changes(one) })),
    );
    return {
      facts: editions.length === 0 ? [] : [{ kind: 'corrected-reports', editions }],
      seen: looked.seen,
    };
  }

  private async movements(seen: unknown, { now, heardWell }: LookingAt): Promise<Looked<unknown>> {
    const from = back(this.indicators.currentWeek(), WEEKS_LOOKED_BACK);
    return indexMovements(await this.series(from), valuesSeen.parse(seen ?? {}), { heardWell, at: now });
  }

  private async silentFeeds(seen: unknown, now: Date): Promise<Looked<unknown>> {
    const feeds = await this.feeds.list(now);
    const watched = feeds
      .filter(({ enabled, state }) => enabled && state !== 'waiting')
      .map(({ id, name, lastSuccessAt, problem }) => ({
        ...{ id, name, lastSuccessAt },
        problem: problem?.message ?? '',
      }));
    return hoursOfSilence(watched, waitsSeen.parse(seen ?? {}), now);
  }

  private async series(from: IsoWeek | null): Promise<ReadonlyMap<SeriesName, readonly IndexPoint[]>> {
    const points = await this.indicators.weekly(null, { from, to: null });
    return new Map(
      SERIES.map((indicator) => [indicator, points.filter((point) => point.indicator === indicator)]),
    );
  }
}

function back(week: IsoWeek, weeks: number): IsoWeek {
  return weekOfNumber(weekNumber(week) - weeks);
}
