import type { RankReason, ReportedDevelopment, ReportSource } from '../../report-happenings.js';
import type { ReportContent } from '../../weekly-report.js';
import { heading, joined, paragraph, strong, type Block, type Line, type ListItem } from '../document.js';
import { shortened, type Extent } from '../extent.js';
import type { Speech } from '../speech.js';

/** The week's developments in their order, each with why it ranks there, its sources and when it was first reported. */
export function developmentsSection(
  { developments, alarms, promises }: ReportContent,
  speech: Speech,
  extent: Extent,
): Block[] {
  const { word, sentence, counted, series } = speech;
  const head = heading(2, 'developments', word('developments'));
  if (developments.listed.length === 0) return [head, paragraph(...sentence('developmentsNone'))];
  const shown = developments.listed.slice(0, extent.mostEntries);
  const names: Names = {
    alarms: new Map(
      alarms.map(({ id, indicator, detector }) => [
        id,
        `${series(indicator)}: ${word(`detector:${detector}`)}`,
      ]),
    ),
    promises: new Map(
      [...promises.opened, ...promises.moved, ...promises.overdue].map(({ id, what }) => [id, what]),
    ),
  };
  return [
    head,
    paragraph(...sentence('developmentsIntro')),
    {
      kind: 'list',
      ordered: true,
      items: shown.map((one) => developmentItem(one, { speech, names, extent })),
    },
    ...shortened(developments.listed, extent, speech),
    ...(developments.notListed === 0
      ? []
      : [paragraph(...counted('developmentsNotListed', developments.notListed))]),
  ];
}

/** What the ids in reasons stand for. */
interface Names {
  readonly alarms: ReadonlyMap<string, string>;
  readonly promises: ReadonlyMap<string, string>;
}

interface Setting {
  readonly speech: Speech;
  readonly names: Names;
  readonly extent: Extent;
}

/** Reasons that are said of each however short the form. */
const LEAST_REASONS = 3;

function developmentItem(one: ReportedDevelopment, setting: Setting): ListItem {
  const { speech } = setting;
  return {
    line: [strong(speech.foreign(one.what))],
    under: [factsLine(one, speech), whyLine(one, setting), ...evidenceLines(one, setting)],
  };
}

function factsLine(one: ReportedDevelopment, speech: Speech): Line {
  const { word, sentence, series, signed, number, date } = speech;
  const topics = one.indicators.map(series).join(word('listBetweenShort'));
  return sentence('developmentFacts', {
    date: date(one.date),
    indicators: topics === '' ? word('noIndicator') : topics,
    event: word(one.eventType === null ? 'event:none' : `event:${one.eventType}`),
    direction: word(`direction:${one.direction}`),
    score: signed(one.score),
    status: word(`status:${one.status}`),
    weight: number(one.weight, 2),
  });
}

/** Why it ranks there, what it adds to the week first, as far as the form has room. */
function whyLine({ why }: ReportedDevelopment, { speech, names, extent }: Setting): Line {
  const shown = why.slice(0, LEAST_REASONS + extent.mostSources);
  const more: readonly Line[] = shown.length < why.length ? [[speech.word('moreSources')]] : [];
  return speech.sentence('whyLine', {
    reasons: joined(
      [...shown.map((reason) => reasonLine(reason, speech, names)), ...more],
      speech.word('listBetween'),
    ),
  });
}

function reasonLine(reason: RankReason, speech: Speech, names: Names): Line {
  const { sentence, counted, number, word, series, foreign } = speech;
  switch (reason.code) {
    case 'effect':
      return sentence('why:effect', { points: number(reason.scorePoints, 1) });
    case 'not-counted':
      return sentence('why:not-counted', { status: word(`status:${reason.status}`) });
    case 'several-publishers':
      return counted('why:several-publishers', reason.publishers);
    case 'first-on-record':
      return sentence('why:first-on-record', { series: series(reason.indicator) });
    case 'raised-alarm':
      return sentence('why:raised-alarm', {
        alarm: names.alarms.get(reason.alarmId) ?? word('alarmUnnamed'),
      });
    case 'promise':
      return sentence('why:promise', {
        change: word(`promiseChange:${reason.change}`),
        what: foreign(names.promises.get(reason.promiseId) ?? reason.promiseId),
      });
    case 'no-index':
    case 'deed':
    case 'corrected-by-person':
      return sentence(`why:${reason.code}`);
  }
}

function evidenceLines(one: ReportedDevelopment, { speech, extent }: Setting): Line[] {
  const { sentence } = speech;
  const lines: Line[] = [];
  if (one.firstReportedAt !== null)
    lines.push(sentence('firstReported', { time: whenWords(one.firstReportedAt, speech) }));
  if (one.sources.length > 0) lines.push(sourcesLine(one.sources, speech, extent));
  if (one.citations.length > 0) lines.push(citationsLine(one.citations, speech, extent));
  if (one.sources.length === 0 && one.citations.length === 0) lines.push(sentence('sourcesGone'));
  return lines;
}

function citationsLine(citations: readonly string[], speech: Speech, { mostSources }: Extent): Line {
  const shown = citations.slice(0, mostSources).map((citation): Line => [speech.foreign(citation)]);
  const more: readonly Line[] = shown.length < citations.length ? [[speech.word('moreSources')]] : [];
  return speech.sentence('citationsLine', {
    citations: joined([...shown, ...more], speech.word('listBetweenShort')),
  });
}

function sourcesLine(sources: readonly ReportSource[], speech: Speech, { mostSources }: Extent): Line {
  const { sentence, word, foreign } = speech;
  const shown = sources.slice(0, mostSources).map(({ publisher, name, url, publishedAt }): Line => {
    const called = foreign(name ?? publisher, url);
    return publishedAt === null
      ? [called]
      : sentence('sourceDated', { publisher: called, time: whenWords(publishedAt, speech) });
  });
  const more: readonly Line[] = shown.length < sources.length ? [[word('moreSources')]] : [];
  return sentence('sourcesLine', { sources: joined([...shown, ...more], word('listBetweenShort')) });
}

/** A time as exactly as it was given: a year, a month, a day or an instant. */
function whenWords(given: string, { day, instant, date }: Speech): string {
  if (/^\d{4}-\d{2}-\d{2}T/.test(given)) return instant(given);
  if (/^\d{4}-\d{2}-\d{2}$/.test(given)) return day(given);
  if (/^\d{4}-\d{2}$/.test(given))
    return date({ from: `${given}-01`, to: `${given}-01`, precision: 'month' });
  return given.slice(0, 4);
}
