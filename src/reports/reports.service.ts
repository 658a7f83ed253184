import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CLOCK, type Clock } from '../kernel/clock.js';
import type { Instant, IsoWeek } from '../kernel/dates.js';
import { weekStart } from '../kernel/iso-week.js';
import { loadReportMethod } from './adapters/load-report-method.js';
import { methodAt } from './adapters/method-history.js';
import { sealed } from './adapters/report-digest.js';
import { weeklyReportSchema } from './adapters/report-schema.js';
import * as store from './adapters/report-store.js';
import { assembleReport } from './domain/assemble-report.js';
import type { PublishedEdition } from './domain/published.js';
import {
  FORM_RENDERER,
  languagesOf,
  type FormRenderer,
  type RenderedForm,
  type ReportMail,
  type ReportForm,
} from './domain/report-form.js';
import type { ReportEdition, ReportLanguage, ReportRevisions, WeeklyReport } from './domain/weekly-report.js';
import { ReportInputService } from './report-input.service.js';

/** A form and its language. */
export interface WantedForm {
  readonly form: ReportForm;
  readonly language: ReportLanguage;
}

/** What tells a published edition from others. */
export type EditionKey = Pick<PublishedEdition, 'week' | 'edition'>;

/** A published edition, or the report as of an instant made now and kept nowhere. */
export type ReportSource =
  | { readonly kind: 'published'; readonly edition: PublishedEdition }
  | { readonly kind: 'on-demand'; readonly asOf: Date };

/** Figures are compared with those of so long before where there is no report before. */
const DEFAULT_SINCE_MS = 7 * 86_400_000;

/** Weekly reports: made of what was known at an instant, and those that are published. */
@Injectable()
export class ReportsService {
  /** JSON Schema of the record. */
  readonly schema: unknown = z.toJSONSchema(weeklyReportSchema, { reused: 'ref' });
  /** The method in use now. */
  readonly method = loadReportMethod();

  constructor(
    private readonly input: ReportInputService,
    private readonly dataSource: DataSource,
    @Inject(FORM_RENDERER) private readonly renderer: FormRenderer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Published editions, newest week first. */
  editions(query: Parameters<typeof store.editions>[1]): Promise<readonly PublishedEdition[]> {
    return store.editions(this.dataSource, query);
  }

  /** The newest edition of each of the last published weeks, newest week first. */
  lastEditions(weeks: number): Promise<readonly PublishedEdition[]> {
    return store.lastEditions(this.dataSource, weeks);
  }

  /** An edition of a week (null: the newest); null where there is none. */
  async edition(week: IsoWeek, number: number | null): Promise<PublishedEdition | null> {
    const all = await this.editions({ week, before: null, limit: MOST_EDITIONS, asOf: null });
    return all.find(({ edition }) => number === null || edition === number) ?? null;
  }

  /** Whether the week had begun at the instant, so that there is something to report. */
  hasBegun(week: IsoWeek, at: Date): boolean {
    return weekStart(week) <= at.toISOString().slice(0, 10);
  }

  /** The instant asked for, but not one to come. */
  instant(asOf: Date | null): Date {
    const now = this.clock.now();
    return asOf === null || asOf > now ? now : asOf;
  }

  /** A report of what was known at the instant; the same facts give the same report. */
  async make(week: IsoWeek, asOf: Date, edition: ReportEdition | null): Promise<WeeklyReport> {
    const [since, method] = await Promise.all([
      this.reportBefore(week, asOf),
      methodAt(this.dataSource, asOf, this.method),
    ]);
    return sealed(assembleReport(await this.input.collect({ week, asOf, edition, since, method })));
  }

  /**
   * A report made anew from the facts. Where the instant is exactly that of a published edition of the week and the record
   * comes out the same, it has that edition's stamp, so that its bytes are the published ones; one that came out otherwise
   * bears no edition's name.
   */
  async remake(week: IsoWeek, asOf: Date): Promise<WeeklyReport> {
    const all = await this.editions({ week, before: null, limit: MOST_EDITIONS, asOf: null });
    const same = all.find((one) => one.asOf === asOf.toISOString());
    if (same === undefined) return this.make(week, asOf, null);
    const made = await this.make(week, asOf, (await this.published(same)).stamp.edition);
    return made.sha256 === same.sha256 ? made : this.make(week, asOf, null);
  }

  /** The record of a published edition, as its bytes have it. */
  async published({ week, edition }: EditionKey): Promise<WeeklyReport> {
    const bytes = await store.formBytes(this.dataSource, { week, edition, form: 'json', language: 'en' });
    if (bytes === null) throw new Error(`The report of ${week}, edition ${edition}, has no record.`);
    return weeklyReportSchema.parse(JSON.parse(bytes.toString()));
  }

  /** The record of a report, published or not. */
  record(week: IsoWeek, source: ReportSource): Promise<WeeklyReport> {
    return source.kind === 'published' ? this.published(source.edition) : this.remake(week, source.asOf);
  }

  /** What a published report comes to in one sentence. */
  sentence({ bottomLine }: PublishedEdition, language: ReportLanguage): string {
    return this.renderer.sentence(bottomLine, language);
  }

  /** What a published edition says otherwise than the one that it corrects, a line each; empty for the first. */
  async changes(edition: EditionKey, language: ReportLanguage): Promise<readonly string[]> {
    if (edition.edition === 1) return [];
    const { stamp } = await this.published(edition);
    return this.renderer.changes(stamp.edition?.changes ?? [], language);
  }

  /** A published edition as a mail with so many bytes beside it; null where there is no such edition. */
  async mail(key: EditionKey, language: ReportLanguage, bytesBeside: number): Promise<ReportMail | null> {
    const edition = await this.edition(key.week, key.edition);
    if (edition === null) return null;
    return this.renderer.mail(await this.published(edition), language, bytesBeside);
  }

  /** Why no browser can be started to print with; null where one can. */
  browserFault(): ReturnType<FormRenderer['browserFault']> {
    return this.renderer.browserFault();
  }

  /** A form of a report: the frozen bytes of a published one, frozen now where it is the first to be asked for. */
  async form(week: IsoWeek, source: ReportSource, wanted: WantedForm): Promise<RenderedForm> {
    if (source.kind === 'on-demand') {
      return this.renderer.render(wanted.form, await this.remake(week, source.asOf), wanted.language);
    }
    const { form } = wanted;
    const language = languagesOf(form).find((one) => one === wanted.language) ?? 'en';
    const key = { week, edition: source.edition.edition, form, language };
    const frozen = await store.formBytes(
      this.dataSource,
      wanted.form === 'json' ? { ...key, language: 'en' } : key,
    );
    if (frozen !== null) return { ok: true, bytes: frozen };
    const made = await this.renderer.render(
      wanted.form,
      await this.published(source.edition),
      wanted.language,
    );
    if (!made.ok) return made;
    return { ok: true, bytes: await store.freezeForm(this.dataSource, key, made.bytes, this.clock.now()) };
  }

  private async reportBefore(week: IsoWeek, asOf: Date): Promise<ReportRevisions['since']> {
    const last = await store.lastBefore(this.dataSource, week, asOf);
    if (last !== null) return { asOf: last.asOf, week: last.week, edition: last.edition };
    const since: Instant = new Date(asOf.getTime() - DEFAULT_SINCE_MS).toISOString();
    return { asOf: since, week: null, edition: null };
  }
}

const MOST_EDITIONS = 1_000;
