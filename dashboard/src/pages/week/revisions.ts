import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import type { Visit } from '../../frame/visit.js';
import type { Answer } from '../../service/problem.js';
import type { IndexPoint, SeriesName } from '../../service/records.js';
import { indexPoint } from '../../service/records.js';
import type { Revision } from '../../service/revisions.js';
import { revision } from '../../service/revisions.js';
import { weekStartMs, weekWords } from '../../words/dates.js';
import { indexWords, shareWords, signedNumber } from '../../words/numbers.js';
import { developmentAddress } from '../development-item.js';
import { foreign } from '../marks.js';
import { counted, listed, t } from '../../language/say.js';

const WEEK_MS = 604_800_000;
const MOST_SHOWN = 12;
/** Score points below which two decimals show nothing. */
const LEAST_SHOWN = 0.005;

const KIND_WORDS: Readonly<Record<Revision['causes'][number]['kind'], string>> = {
  new: t`became known`,
  merged: t`was merged into another`,
  withdrawn: t`was withdrawn`,
  restored: t`was restored`,
  corrected: t`was corrected by a person`,
  regrouped: t`is told by other reports`,
  reclassified: t`is read otherwise`,
  reworded: t`has other words`,
};

const PART_WORDS: Readonly<Record<Exclude<Revision['differs'][number], 'index'>, string>> = {
  state: t`the state of the week`,
  band: t`the range`,
  developments: t`the number of developments`,
  flows: t`the flows`,
  intensity: t`the intensity`,
  coverage: t`the coverage`,
  alarms: t`the alarms`,
};

/** What else than the index is given otherwise, in a sentence; null where nothing is. */
export function otherwiseWords(differs: Revision['differs']): string | null {
  const others = differs.flatMap((part) => (part === 'index' ? [] : [PART_WORDS[part]]));
  if (others.length === 0) return null;
  return differs.includes('index')
    ? t`Other than before, too: ${listed(others)}.`
    : t`The index is as it was. Other than before: ${listed(others)}.`;
}

const indexOrNone = (index: number | null): string => (index === null ? t`no index` : indexWords(index));
const shareOrNone = (share: number | null): string => (share === null ? t`not watched` : shareWords(share));

type Cause = Revision['causes'][number];

/** Score points that a development added or took. */
const effectOf = ({ before, after }: Cause): number => (after ?? 0) - (before ?? 0);

/** The first causes, largest effect first, as far as two decimals show any. */
function shownCauses({ causes }: Revision): readonly Cause[] {
  return causes.filter((cause) => Math.abs(effectOf(cause)) >= LEAST_SHOWN).slice(0, MOST_SHOWN);
}

function causeList(causes: readonly Cause[], visit: Visit): HTMLElement {
  return element(
    'ul',
    {},
    ...causes.map((cause) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: visit.link(developmentAddress(cause.developmentId)) },
          foreign('span', cause.what),
        ),
        ' ',
        t`${KIND_WORDS[cause.kind]} (${signedNumber(effectOf(cause))} score points)`,
      ),
    ),
  );
}

function drawn(value: Revision, visit: Visit): readonly Child[] {
  const shown = shownCauses(value);
  const [more, weeks] = [value.causes.length - shown.length, value.coverage.length];
  const last = value.coverage.at(-1);
  const otherwise = otherwiseWords(value.differs);
  return [
    element(
      'p',
      {},
      t`When the week was over: ${indexOrNone(value.before.index)}. Now: ${indexOrNone(value.after.index)}.`,
    ),
    otherwise !== null && element('p', { class: 'quiet' }, otherwise),
    shown.length > 0 && causeList(shown, visit),
    more > 0 &&
      element(
        'p',
        { class: 'quiet' },
        counted(more, '{n} more development with less effect.', '{n} more developments with less effect.'),
      ),
    last !== undefined &&
      element(
        'p',
        {},
        counted(
          weeks,
          'The coverage of {n} week is known otherwise now; last {0}: {1} before, {2} now.',
          'The coverage of {n} weeks is known otherwise now; last {0}: {1} before, {2} now.',
          weekWords(last.week),
          shareOrNone(last.before),
          shareOrNone(last.after),
        ),
      ),
    value.sources !== null && element('p', {}, sourcesWords(value.sources)),
  ];
}

/** What the week could be compared with when it was over, and what with now. */
export function sourcesWords({ before, after }: NonNullable<Revision['sources']>): string {
  const weeks = t`What became known of feeds or archives changed which earlier weeks the same sources watched. Weeks to compare with, this one included, then: ${before.comparableWeeks}; now: ${after.comparableWeeks}.`;
  if (after.sourcesSince === null) return weeks;
  return `${weeks} ${t`The sources, and what they usually bring, have been these since ${weekWords(after.sourcesSince)}.`}`;
}

/** Whether the week was over at the moment the page is about (an ISO instant). */
export function isOver(week: string, moment: string): boolean {
  return /^\d{4}-W\d{2}$/.test(week) && weekStartMs(week) + WEEK_MS < Date.parse(moment);
}

interface Revised {
  /** Null where the series has no such week at the moment the page is about. */
  readonly point: IndexPoint | null;
  readonly items: readonly Revision[];
}

/** What is said where nothing was revised: a figure that is not there is not “as it was”. */
export function unrevisedWords(point: Pick<IndexPoint, 'index'> | null): string {
  if (point === null) return t`No figure of this week is known at this moment.`;
  return point.index === null
    ? t`There was no figure when the week was over, and there is none now.`
    : t`The figure is as it was when its week was over.`;
}

/** How the figure differs from the one that could be given when its week was over, and why. */
export function revisionsPanel(name: SeriesName, week: string, visit: Visit): Panel {
  const since = new Date(weekStartMs(week) + WEEK_MS).toISOString();
  const ofWeek = { indicator: name, from: week, to: week, limit: 1 };
  const load = async (): Promise<Answer<Revised>> => {
    const [points, revisions] = await Promise.all([
      visit.reader.page('/index', ofWeek, indexPoint),
      visit.reader.page('/revisions', { ...ofWeek, since }, revision),
    ]);
    if (points.kind === 'problem') return points;
    if (revisions.kind === 'problem') return revisions;
    return { ...revisions, value: { point: points.value.items[0] ?? null, items: revisions.value.items } };
  };
  return panel<Revised>({
    title: t`Revised since`,
    load,
    draw: ({ items }) => items.flatMap((item) => drawn(item, visit)),
    empty: ({ items, point }) => (items.length > 0 ? null : unrevisedWords(point)),
  });
}
