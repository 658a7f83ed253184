import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IndicatorsService } from '../indicators/indicators.service.js';
import type { IsoWeek } from '../kernel/dates.js';
import { dayNumber, dayOfNumber, weekNumber, weekOfNumber, weekStart } from '../kernel/iso-week.js';
import { loadDeliveryPolicy } from './adapters/load-alert-data.js';
import { DevelopmentFacts } from './development-facts.service.js';
import { backTest, type DatedFact, type WouldSend } from './domain/back-test.js';
import type { Condition } from './domain/condition.js';
import type { DevelopmentFact } from './domain/fact.js';
import { backTestNotes } from './domain/back-test-notes.js';
import { indexFacts, noNewsFacts, recordFacts, reportFacts } from './domain/past-facts.js';
import { REPORT_EDITIONS, type ReportEditions } from './domain/report-editions.js';
import { TESTED_CHANGES } from './domain/condition.js';
import type { WatchedRule } from './domain/rule.js';

const DAYS = 365;
const WEEKS = 52;
const BATCH = 1_000;

/** What a rule would have sent in the last 12 months, as they are known today. */
export interface BackTested {
  readonly from: string;
  readonly to: string;
  readonly messages: readonly WouldSend[];
  /** What a back-test cannot know, or leaves out, for a person. */
  readonly notes: readonly string[];
}

/** Tries a rule out on what happened before it is saved; nothing is stored or sent. */
@Injectable()
export class BackTestService {
  private readonly freshDays = loadDeliveryPolicy().freshDays;

  constructor(
    private readonly indicators: IndicatorsService,
    private readonly developmentFacts: DevelopmentFacts,
    private readonly dataSource: DataSource,
    @Inject(REPORT_EDITIONS) private readonly reports: ReportEditions,
  ) {}

  async run(rule: WatchedRule, now: Date): Promise<BackTested> {
    const to = now.toISOString().slice(0, 10);
    const from = dayOfNumber(dayNumber(to) - DAYS);
    const facts = await this.facts(rule.condition, { from, to }, now);
    const within = backTest(rule, facts).filter(({ at }) => at.slice(0, 10) >= from);
    return { from, to, messages: within, notes: backTestNotes(rule, this.freshDays) };
  }

  private async facts(
    condition: Condition,
    days: { readonly from: string; readonly to: string },
    now: Date,
  ): Promise<readonly DatedFact[]> {
    switch (condition.kind) {
      case 'development':
        return (await this.developmentsOf(days)).map(dated);
      case 'first-ever': {
        const facts = await this.developmentsOf(days);
        const firsts = await this.developmentFacts.firstTopics(facts, this.dataSource);
        return facts.map((fact) => dated({ ...fact, firstIn: firsts.get(fact.id) ?? [] }));
      }
      case 'promise':
        return this.developmentFacts.pastPromises(days);
      case 'index':
        return indexFacts(await this.series(condition.indicator), condition);
      case 'record':
        return recordFacts(await this.indicators.weekly(null, { from: null, to: null }), days.from);
      case 'tested-change':
        return this.testedChanges();
      case 'alarm': {
        const week = weekOfNumber(weekNumber(this.indicators.currentWeek()) - WEEKS);
        const alarms = await this.indicators.alarms(null, { indicators: [], from: week, to: null });
        return alarms.map((alarm) => ({
          on: dayOf(weekStart(alarm.week)),
          fact: { kind: 'alarm', alarm, evidence: [] },
        }));
      }
      case 'no-news':
        return noNewsFacts(await this.developmentsOf(days), condition, days);
      case 'feed-silent':
        return this.developmentFacts.feedSilences(dayOf(days.from), now);
      case 'report':
        return reportFacts(this.fullWeeks(), (week) => this.reports.dueAt(week), now);
    }
  }

  /** The full weeks of a year, the last first. */
  private fullWeeks(): readonly IsoWeek[] {
    const running = weekNumber(this.indicators.currentWeek());
    return Array.from({ length: WEEKS }, (_, back) => weekOfNumber(running - 1 - back));
  }

  private async developmentsOf({ from, to }: { readonly from: string; readonly to: string }) {
    const ids = await this.developmentFacts.idsBetween(from, to, this.dataSource);
    const facts: DevelopmentFact[] = [];
    for (let at = 0; at < ids.length; at += BATCH)
      facts.push(...(await this.developmentFacts.standing(ids.slice(at, at + BATCH), this.dataSource)));
    return facts.filter(({ origin }) => origin === 'news');
  }

  private async series(indicator: string) {
    const points = await this.indicators.weekly(null, { from: null, to: null });
    return points.filter((point) => point.indicator === indicator);
  }

  private async testedChanges(): Promise<readonly DatedFact[]> {
    const facts: DatedFact[] = [];
    for (let back = WEEKS; back > 0; back -= 1) {
      const week = weekOfNumber(weekNumber(this.indicators.currentWeek()) - back);
      const { changes } = await this.indicators.changes(week, null);
      for (const { indicator, word, n, test } of changes) {
        const change = TESTED_CHANGES.find((one) => one === word);
        if (change === undefined || test === null) continue;
        const fact = { kind: 'tested-change' as const, indicator, week, change, n, usual: test.long.usual };
        facts.push({ on: dayOf(weekStart(weekOfNumber(weekNumber(week) + 1))), fact });
      }
    }
    return facts;
  }
}

function dated(fact: DevelopmentFact): DatedFact {
  return { on: dayOf(fact.date.to ?? fact.date.from ?? '1970-01-01'), fact };
}

function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
