import type { ReadingParts } from '../../src/corrections/domain/reading.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { INDICATORS, STATUSES } from '../../src/kernel/words.js';
import { CorrectService } from '../../src/pipeline/judging/correct.service.js';
import type { Wanted } from '../../src/pipeline/judging/wanted.js';
import type { StageServices } from '../support/stage-services.js';

/** The list that whoever decides looks at. */
const EVERYTHING = {
  ...{ indicators: [], directions: [], statuses: [], origins: [], core: null, from: null, to: null },
  ...{ text: null, asOf: null, limit: 500, after: null },
};

/** Somebody who corrects verdicts and developments, merges, splits, and takes back what was decided before. */
export class HandDecisions {
  /** How often, by kind; what was refused too. */
  readonly counts: Record<string, number> = {};
  private readonly recorded: string[] = [];

  constructor(
    private readonly services: StageServices,
    private readonly random: () => number,
  ) {}

  /** One more decision, if there is anything to decide on. */
  async decide(now: () => Date): Promise<void> {
    const wanted = await this.wanted();
    if (wanted === null) return;
    const by = { actor: 'the replay', reason: 'to see what becomes of it' };
    const answer = await this.services.get(CorrectService).record(wanted, by, now);
    const name = answer.outcome === 'recorded' ? wanted.kind : `${wanted.kind} refused`;
    this.counts[name] = (this.counts[name] ?? 0) + 1;
    if (answer.outcome === 'recorded' && wanted.kind !== 'undo') this.recorded.push(answer.id);
  }

  private async wanted(): Promise<Wanted | null> {
    const all = await this.services.get(DevelopmentsService).reader.list(EVERYTHING);
    const told = all.filter(({ origin }) => origin === 'news');
    const [any, one, other] = [this.oneOf(all), this.oneOf(told), this.oneOf(told)];
    if (any === null || one === null || other === null) return null;
    const [report] = one.sources;
    const wide = this.oneOf(told.filter(({ sources }) => sources.length > 1));
    const chosen = this.random();
    if (chosen < 0.3) return { kind: 'development', developmentId: any.id, parts: this.parts() };
    if (chosen < 0.45 && report !== undefined)
      return { kind: 'article', articleId: report.articleId, parts: this.parts() };
    if (chosen < 0.65) return { kind: 'merge', developmentIds: [one.id, other.id] };
    if (chosen < 0.8 && wide !== null)
      return {
        kind: 'split',
        developmentId: wide.id,
        articleIds: wide.sources.slice(1).map((s) => s.articleId),
      };
    const id = this.oneOf(this.recorded);
    return id === null ? null : { kind: 'undo', id };
  }

  private parts(): ReadingParts {
    if (this.random() < 0.2) return { relevant: false };
    const score = Math.round(this.random() * 12) - 5;
    const direction = score > 0 ? 'cooperation' : score < 0 ? 'conflict' : 'neutral';
    const indicators = INDICATORS.filter(() => this.random() < 0.5);
    return {
      ...{ relevant: true, score, direction, status: this.oneOf(STATUSES) ?? 'occurred' },
      indicators: indicators.length === 0 ? ['trade'] : indicators,
    };
  }

  private oneOf<T>(values: readonly T[]): T | null {
    return values[Math.floor(this.random() * values.length)] ?? null;
  }
}
