import { THIRD_PARTIES } from '../../../../src/baseline/domain/third-parties.js';
import { momentIn, changed, chosen } from '../../address/query.js';
import type { Around } from '../../charts/around.js';
import { aroundOf } from '../../charts/around.js';
import { trendFigures } from '../../charts/trend-figures.js';
import type { Trend } from '../../charts/trend.js';
import { monthTrend, yearTrend } from '../../charts/trend.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { keepFocus } from '../../dom/keep-focus.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { sentence } from '../../dom/sentence.js';
import { term } from '../../dom/term.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import type { Answer } from '../../service/problem.js';
import { SERIES, monthValue, yearPoint } from '../../service/records.js';
import { thirdPartyEvent } from '../../service/third-parties.js';
import { THIRD_PARTY_LABEL } from '../../words/third-parties.js';
import { choiceButtons } from '../choice-buttons.js';
import { developmentAddress } from '../development-item.js';
import { manyOf } from '../filters.js';
import { now } from '../../service/clock.js';

/** The scales of the long view; the choice stands in the address. */
const SCALES = ['year', 'event-value'] as const;
type Scale = (typeof SCALES)[number];

const SCALE_LABEL: Readonly<Record<Scale, string>> = {
  year: t`Index, −100 to +100`,
  'event-value': t`Event value, −9 to +9`,
};

const scaleOf = ({ query }: Visit): Scale => chosen(query, 'scale', SCALES)[0] ?? 'year';

/** Goes to the same page with another choice; what else was chosen stays. */
function change(visit: Visit, changes: Readonly<Record<string, string | null>>): void {
  visit.go(changed({ path: '/history', query: new URLSearchParams(location.search) }, changes));
}

/** What can be chosen: the scale, and whose acts are marked under the lines. */
function controls(visit: Visit): HTMLElement {
  const scale = choiceButtons({
    legend: t`Scale`,
    options: SCALES,
    label: (one) => SCALE_LABEL[one],
    current: scaleOf(visit),
    choose: (one) => {
      change(visit, { scale: one === 'year' ? null : one });
    },
  });
  const parties = manyOf(
    {
      legend: t`Acts of third parties, marked under the lines`,
      name: 'parties',
      options: THIRD_PARTIES,
      label: (party) => THIRD_PARTY_LABEL[party],
      chosen: chosen(visit.query, 'parties', THIRD_PARTIES),
    },
    (name, value) => {
      change(visit, { [name]: value });
    },
  );
  return element('div', {}, scale, parties);
}

async function readAround(visit: Visit): Promise<Answer<Around>> {
  const wanted = chosen(visit.query, 'parties', THIRD_PARTIES);
  if (wanted.length === 0) return { kind: 'answer', value: aroundOf([], [], String), readAt: now() };
  const events = await visit.reader.all('/third-party-events', { party: wanted.join(',') }, thirdPartyEvent);
  if (events.kind === 'problem') return events;
  const value = aroundOf(events.value, wanted, developmentAddress);
  return { ...events, value };
}

interface LongLines {
  readonly trends: readonly Trend[];
  readonly around: Around;
}

/** How one scale is read and told. */
interface ScaleView {
  readonly title: string;
  readonly intro: () => Child;
  readonly rhythm: string;
  readonly none: string;
  readonly trends: (visit: Visit) => Promise<Answer<readonly Trend[]>>;
}

async function years(visit: Visit): Promise<Answer<readonly Trend[]>> {
  const lastYear = Number(momentIn(visit.query).slice(0, 4));
  const answer = await visit.reader.all('/index', { scale: 'year' }, yearPoint);
  if (answer.kind === 'problem') return answer;
  return { ...answer, value: SERIES.map((name) => yearTrend(answer.value, name, lastYear)) };
}

async function months(visit: Visit): Promise<Answer<readonly Trend[]>> {
  const thisMonth = momentIn(visit.query).slice(0, 7);
  const answer = await visit.reader.all('/index', { scale: 'event-value' }, monthValue);
  if (answer.kind === 'problem') return answer;
  return { ...answer, value: SERIES.map((name) => monthTrend(answer.value, name, thisMonth)) };
}

const VIEWS: Readonly<Record<Scale, ScaleView>> = {
  year: {
    title: t`Year by year`,
    intro: () =>
      element(
        'span',
        {},
        ...sentence`The ${term('index', t`index`)} on a yearly scale: older developments count for less (half after five years), and one whose date is only known to a decade is spread evenly over it. Undated ones move no point. Select a point, or press Enter on it, to see its arithmetic.`,
      ),
    rhythm: t`by year`,
    none: t`No year is on record yet.`,
    trends: years,
  },
  // The second scale, for readers who know it.
  'event-value': {
    title: t`Month by month`,
    intro: () =>
      t`The event value of Yan and Zhou (2004), known from Tsinghua’s studies of great-power relations: a state from −9 to +9 that every development moves, and less the nearer it is to the end. Up to −6 confrontation, to −3 tense, to 0 discord, to 3 normal, to 6 good, above friendly. Nothing fades in it, it has no range, and developments not known to the month move nothing. How many points an act is worth is this project’s own choice.`,
    rhythm: t`by month`,
    none: t`No month is on record yet.`,
    trends: months,
  },
};

async function load(view: ScaleView, visit: Visit): Promise<Answer<LongLines>> {
  const [trends, around] = await Promise.all([view.trends(visit), readAround(visit)]);
  if (trends.kind === 'problem') return trends;
  if (around.kind === 'problem') return around;
  return { ...trends, value: { trends: trends.value, around: around.value } };
}

function legend({ rows }: Around): HTMLElement | null {
  if (rows.length === 0) return null;
  return element(
    'p',
    { class: 'intro' },
    t`Under each line a row per third party: bars over dated acts, thin lines between the known bounds of undated ones. Point at one to read it, press it for its story; the arrow keys tell what began in each period. Acts without a first or last date stand only in the table “Third parties”.`,
  );
}

function linesPanel(scale: Scale, now: { readonly visit: Visit }): Panel {
  const view = VIEWS[scale];
  return panel<LongLines>({
    title: view.title,
    intro: view.intro(),
    skeletonLines: 14,
    class: 'panel-tall',
    load: () => load(view, now.visit),
    empty: ({ trends }) => (trends.every(({ points }) => points.length === 0) ? view.none : null),
    draw: ({ trends, around }) => [
      legend(around),
      trendFigures({
        trends,
        rhythm: view.rhythm,
        csv: (indicator) => now.visit.reader.csv('/index', { scale, indicator }),
        visit: now.visit,
        around,
      }),
    ],
  });
}

/** The lines of the long view with their controls, which stay where they are while the lines change. */
export function longLines(visit: Visit): {
  readonly nodes: readonly HTMLElement[];
  readonly show: () => Promise<void>;
  readonly follow: (next: Visit) => void;
} {
  const now = { visit };
  let scale = scaleOf(visit);
  let lines = linesPanel(scale, now);
  const holder = element('div', { class: 'long-choices' }, controls(visit));
  const place = element('div', {}, lines.node);
  return {
    nodes: [holder, place],
    show: () => lines.reload(),
    follow: (next) => {
      now.visit = next;
      keepFocus(holder, () => controls(next));
      if (scaleOf(next) !== scale) {
        scale = scaleOf(next);
        lines = linesPanel(scale, now);
        place.replaceChildren(lines.node);
      }
      void lines.reload();
    },
  };
}
