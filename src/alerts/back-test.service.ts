import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DevelopmentsService } from '../developments/developments.service.js';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { dayNumber, dayOfNumber, weekNumber, weekOfNumber, weekStart } from '../kernel/iso-week.js';
import { loadDeliveryPolicy } from './adapters/load-alert-data.js';
import { DevelopmentFacts } from './development-facts.service.js';
import { backTest, type DatedFact, type WouldSend } from './domain/back-test.js';
import type { Condition } from './domain/condition.js';
import type { DevelopmentFact } from './domain/fact.js';
import { indexFacts, noNewsFacts, pastPromiseFacts, recordFacts } from './domain/past-facts.js';
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
  /** What a back-test cannot know, for a person. */
  readonly notes: readonly string[];
}

/** Tries a rule out on what happened before it is saved; nothing is stored or sent. */
@Injectable()
export class BackTestService {
  private readonly freshDays = loadDeliveryPolicy().freshDays;

  constructor(
    private readonly developments: DevelopmentsService,
    private readonly indicators: IndicatorsService,
    private readonly developmentFacts: DevelopmentFacts,
    private readonly dataSource: DataSource,
  ) {}

  async run(rule: WatchedRule, now: Date): Promise<BackTested> {
    const to = now.toISOString().slice(0, 10);
    const from = dayOfNumber(dayNumber(to) - DAYS);
    const facts = await this.facts(rule.condition, { from, to }, now);
    const within = backTest(rule, facts).filter(({ at }) => at.slice(0, 10) >= from);
    return { from, to, messages: within, notes: this.notes(rule.condition.kind) };
  }

  private notes(kind: Condition['kind']): readonly string[] {
    const late = `Each as if it had been known in time: what becomes known more than ${this.freshDays} days after it happened sends nothing.`;
    return kind === 'development' || kind === 'first-ever' ? [NOTES[kind], late] : [NOTES[kind]];
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
        return pastPromiseFacts(await this.developments.allPromises(null), days);
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
        return Array.from({ length: WEEKS }, (_, back) => {
          const week = weekOfNumber(weekNumber(this.indicators.currentWeek()) - back);
          const title = 'The weekly report';
          return { on: dayOf(weekStart(week)), fact: { kind: 'report' as const, week, title } };
        });
    }
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

const NOTES: Readonly<Record<Condition['kind'], string>> = {
  development: 'By the day on which each development happened, as its reports are read today.',
  'first-ever': 'As the record is known today: what was first then and has company since is not listed.',
  promise: 'By the dates of the steps that the ledger knows today; changes of due dates are not replayed.',
  index: 'By the index at the end of each week as known today; moves within a week are not seen.',
  record: 'By full weeks as known today.',
  'tested-change': 'By full weeks as known today.',
  alarm: 'By the weeks that raised alarms as known today.',
  'no-news': 'By the days of developments as known today, outages not left out.',
  'feed-silent': 'By what the log of questions to feeds still holds.',
  report: 'One each week.',
};
