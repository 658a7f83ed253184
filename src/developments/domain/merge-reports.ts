import type { Instant } from '../../kernel/dates.js';
import type { DateRange } from '../../kernel/dates.js';
import type { Topic } from '../../kernel/words.js';
import { publicationRange, rangeDays } from './calendar.js';
import type { WeighedDevelopment } from './development-reader.js';
import type { Source } from './development.js';
import { developmentWeight } from './development-weight.js';
import { reportDates } from './report-dates.js';
import { compareReports, compareText } from './report.js';
import type { GroupingReport, ReportGroup } from './report.js';
import { independentPublishers, independentVoices } from './syndication.js';

/** A topic is kept when at least this share (0 … 1) of the independent voices name it, weighed by their confidence. */
const TOPIC_SHARE = 1 / 3;
/** Languages of the title, best first: what most readers of the dashboard can check. */
const TITLE_LANGUAGES = ['en', 'ru', 'ur'];
/** Relevance is compared in steps of this size, so that a hair's breadth does not choose a late headline. */
const RELEVANCE_STEP = 0.05;
/** Characters of a title kept; a feed may put a whole article into it. */
const LONGEST_TITLE = 300;
/** A development that no report gives a status is taken to have happened. */
const ASSUMED_STATUS = 'occurred';

/**
 * The development that a group's reports tell of, by fixed rules (docs in each part): title from the surest early
 * report in English, else Russian, else Urdu; the act's date where most texts that date it agree; topics by the share of
 * independent voices; direction by their majority, score by their median, and event type, mode and status from the
 * surest report with that score. Throws for a group without members.
 */
export function developmentFrom(group: ReportGroup, recordedAt: Instant): WeighedDevelopment {
  const members = [...group.members].sort(compareReports);
  const lead = leadReport(members);
  const topics = mergedTopics(members);
  const relevance = Math.max(...members.map(({ verdict }) => verdict.relevance));
  const confidence = mergedConfidence(relevance, topics);
  const publishers = independentPublishers(members);
  return {
    id: group.id,
    what: plainTitle(titleReport(members).article.title),
    date: actDate(members),
    indicators: topics.map(([name]) => name),
    eventType: lead.verdict.eventType,
    mode: lead.verdict.mode,
    direction: lead.verdict.direction,
    score: lead.verdict.score,
    status: lead.verdict.status ?? ASSUMED_STATUS,
    confidence,
    topics: topics.map(([name, mean]) => ({ name, confidence: relevance * mean })),
    publishers,
    weight: developmentWeight(confidence, publishers),
    origin: 'news',
    core: true,
    scheduled: commonest(members.flatMap(({ verdict }) => verdict.traits.scheduled ?? [])),
    recordedAt,
    sources: members.map(sourceOf),
    citations: [],
    notes: '',
  };
}

/** The report whose reading stands for the group: of the majority's direction, with the median score, the surest. */
export function leadReport(members: readonly GroupingReport[]): GroupingReport {
  const voices = independentVoices(members).map(surest);
  const counts = new Map<string, number>();
  for (const { verdict } of voices) counts.set(verdict.direction, (counts.get(verdict.direction) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const direction = surest(voices.filter(({ verdict }) => counts.get(verdict.direction) === most)).verdict
    .direction;
  const agreeing = voices.filter(({ verdict }) => verdict.direction === direction);
  const bySize = [...agreeing].sort((a, b) => Math.abs(a.verdict.score) - Math.abs(b.verdict.score));
  // Of two middle scores the larger: what is reported as done is the more concrete reading.
  const median = bySize[Math.floor(bySize.length / 2)]?.verdict.score;
  return surest(agreeing.filter(({ verdict }) => verdict.score === median));
}

/** Topics with their mean confidence (0 … 1) among the voices that name them, by support, then by name. */
function mergedTopics(members: readonly GroupingReport[]): readonly (readonly [Topic, number])[] {
  const voices = independentVoices(members);
  const named = new Map<Topic, number[]>();
  for (const voice of voices)
    for (const [name, confidence] of topicsOfVoice(voice))
      named.set(name, [...(named.get(name) ?? []), confidence]);
  const supported = [...named]
    .map(([name, confidences]) => ({
      name,
      sum: sumOf(confidences),
      mean: sumOf(confidences) / confidences.length,
    }))
    .sort((a, b) => b.sum - a.sum || compareText(a.name, b.name));
  const floor = TOPIC_SHARE * Math.min(voices.length, supported[0]?.sum ?? 0);
  return supported.filter(({ sum }) => sum >= floor).map(({ name, mean }) => [name, mean] as const);
}

function topicsOfVoice(voice: readonly GroupingReport[]): ReadonlyMap<Topic, number> {
  const best = new Map<Topic, number>();
  for (const { verdict } of voice) {
    for (const { name, confidence } of verdict.indicators)
      best.set(name, Math.max(confidence, best.get(name) ?? 0));
  }
  return best;
}

/** Highest relevance of a report times the mean confidence of the topics kept; relevance alone where there is none. */
function mergedConfidence(relevance: number, topics: readonly (readonly [Topic, number])[]): number {
  const topic = topics.length === 0 ? 1 : sumOf(topics.map(([, mean]) => mean)) / topics.length;
  return Math.min(1, Math.max(0, relevance * topic));
}

/** The act's own date where texts give it (the commonest, then the most exact, then the first), else the first publication. */
function actDate(members: readonly GroupingReport[]): DateRange {
  const stated = members.flatMap((report) =>
    reportDates(report).act === null ? [] : (report.verdict.traits.actDate ?? []),
  );
  const act = commonest(stated);
  if (act !== null) return act;
  const dated = members
    .map(({ article }) => publicationRange(article.publishedAt))
    .filter(({ from }) => from !== null);
  const exact = dated.find(({ precision }) => precision === 'day');
  return exact ?? dated[0] ?? { from: null, to: null, precision: 'undated' };
}

function commonest(ranges: readonly DateRange[]): DateRange | null {
  const counts = new Map<string, { readonly range: DateRange; times: number }>();
  for (const range of ranges) {
    const key = `${range.from ?? ''}/${range.to ?? ''}/${range.precision}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { range, times: 1 });
    else known.times += 1;
  }
  const [best] = [...counts.values()].sort(
    (a, b) =>
      b.times - a.times ||
      width(a.range) - width(b.range) ||
      compareText(a.range.from ?? '', b.range.from ?? ''),
  );
  return best?.range ?? null;
}

function width(range: DateRange): number {
  const days = rangeDays(range);
  return days === null ? Infinity : days.to - days.from;
}

function titleReport(members: readonly GroupingReport[]): GroupingReport {
  for (const language of TITLE_LANGUAGES) {
    const inLanguage = members.filter(
      ({ verdict, article }) => verdict.language === language && article.title.trim() !== '',
    );
    if (inLanguage.length > 0) return surest(inLanguage);
  }
  return surest(members);
}

/** The report of the highest relevance (in steps), the earliest of several. */
function surest(members: readonly GroupingReport[]): GroupingReport {
  const [best] = [...members].sort((a, b) => step(b) - step(a) || compareReports(a, b));
  if (best === undefined)
    throw new Error('A development needs at least one report: an empty group was given.');
  return best;
}

function step({ verdict }: GroupingReport): number {
  return Math.floor(verdict.relevance / RELEVANCE_STEP + 1e-9);
}

/** One line of plain text: no tags, no control characters, no more than `LONGEST_TITLE` characters. */
function plainTitle(title: string): string {
  const plain = title
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const letters = Array.from(plain);
  return letters.length <= LONGEST_TITLE ? plain : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

function sourceOf({ article }: GroupingReport): Source {
  return {
    articleId: article.id,
    publisher: article.publisher,
    url: article.link,
    publishedAt: article.publishedAt,
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
