import { changed } from '../../address/query.js';
import { element } from '../../dom/element.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import type { SeriesName } from '../../service/records.js';
import { SERIES } from '../../service/records.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { choiceButtons } from '../choice-buttons.js';
import { dayField, manyOf, oneField } from '../filters.js';
import type { OnFilter } from '../filters.js';
import type { Period, Preset, TrendsChoice } from './choice.js';
import { PRESETS, calendarYear, periodBefore, yearBefore } from './choice.js';
import { stepButtons } from './steps.js';

const PRESET_LABEL: Readonly<Record<Preset, string>> = {
  '3m': t`3 months`,
  '1y': t`1 year`,
  '5y': t`5 years`,
  all: t`All weeks`,
};

/** What the controls stand for: the choice, the day looked from, and the way to another choice. */
export interface TrendsControls {
  readonly choice: TrendsChoice;
  readonly today: string;
  /** The first day of which anything was read. */
  readonly first: string;
  readonly change: (changes: Readonly<Record<string, string | null>>) => void;
}

/** Shows another choice of the page of trends, with all else in the address kept. */
export function changeTrends(visit: Visit): TrendsControls['change'] {
  return (changes) => {
    visit.go(changed({ path: '/trends', query: new URLSearchParams(location.search) }, changes));
  };
}

/** A free period, as it stands in the address. */
export function asFree({ from, to }: Period): Readonly<Record<string, string | null>> {
  return { range: null, from, to };
}

function stepsOf({ choice: { period }, today, change }: TrendsControls): HTMLElement {
  return stepButtons(period, today, (next) => {
    change(asFree(next));
  });
}

function presets({ choice, change }: TrendsControls, link: Visit['link']): HTMLElement {
  const buttons = choiceButtons<Preset | 'free'>({
    legend: t`Period shown`,
    options: PRESETS,
    label: (preset) => (preset === 'free' ? '' : PRESET_LABEL[preset]),
    current: choice.preset ?? 'free',
    choose: (range) => {
      change({ range, from: null, to: null });
    },
  });
  buttons.append(element('a', { href: link('/history'), class: 'choice-link' }, t`1947–today, by year`));
  return buttons;
}

function years({ choice: { preset, period }, first, today, change }: TrendsControls): HTMLElement {
  const [from, to] = [Number(first.slice(0, 4)), Number(today.slice(0, 4))];
  const known = Array.from({ length: Math.max(0, to - from) + 1 }, (_, ago) => String(to - ago));
  const chosen = known.find((year) => {
    const { from: start, to: end } = calendarYear(year, today);
    return preset === null && period.from === start && period.to === end;
  });
  const options = known.map((year) => [year, year] as const);
  return oneField(
    { label: t`Calendar year`, name: 'year', any: '–', options, chosen: chosen ?? null },
    (_name, year) => {
      change(year === null ? { range: null, from: null, to: null } : asFree(calendarYear(year, today)));
    },
  );
}

function days({ choice: { period }, today, change }: TrendsControls): HTMLElement {
  const onDay: OnFilter = (name, value) => {
    const next =
      name === 'from' ? { ...period, from: value ?? period.from } : { ...period, to: value ?? today };
    if (next.from <= next.to) change(asFree(next));
  };
  return element(
    'div',
    { class: 'filter-days' },
    dayField(t`From (UTC)`, 'from', period.from, onDay),
    dayField(t`To (UTC)`, 'to', period.to, onDay),
  );
}

function lines({ choice, change }: TrendsControls): HTMLElement {
  return manyOf<SeriesName>(
    {
      legend: t`Lines`,
      name: 'lines',
      options: ['composite', ...SERIES.filter((name) => name !== 'composite')],
      label: (name) => TOPIC_LABEL[name],
      chosen: choice.lines,
    },
    (_name, value) => {
      const isAll = value?.split(',').length === SERIES.length;
      change({ lines: isAll ? null : value });
    },
  );
}

const SHOWN = ['marks', 'context'] as const;
const SHOWN_LABEL: Readonly<Record<(typeof SHOWN)[number], string>> = {
  marks: t`Developments`,
  context: t`What happened around (context)`,
};

function marks({ choice, change }: TrendsControls): HTMLElement {
  return manyOf(
    {
      legend: t`Marked on the lines`,
      name: 'shown',
      options: SHOWN,
      label: (one) => SHOWN_LABEL[one],
      chosen: SHOWN.filter((one) => choice[one]),
    },
    (_name, value) => {
      const wanted = value?.split(',') ?? [];
      change({
        marks: wanted.includes('marks') ? null : 'no',
        context: wanted.includes('context') ? 'yes' : null,
      });
    },
  );
}

function comparison({ choice, change }: TrendsControls): HTMLElement {
  const starts = {
    none: null,
    before: periodBefore(choice.period).from,
    year: yearBefore(choice.period).from,
  } as const;
  const names = ['none', 'before', 'year'] as const;
  const labels = { none: t`Nothing`, before: t`The period before`, year: t`A year earlier`, own: '' };
  const buttons = choiceButtons<(typeof names)[number] | 'own'>({
    legend: t`Compare with`,
    options: names,
    label: (name) => labels[name],
    current: names.find((name) => starts[name] === choice.compare) ?? 'own',
    choose: (name) => {
      change({ compare: name === 'own' ? null : starts[name] });
    },
  });
  const field = dayField(t`Or with the period from`, 'compare', choice.compare, (_name, value) => {
    change({ compare: value });
  });
  return element('fieldset', { class: 'filter' }, element('legend', {}, t`Compare with`), buttons, field);
}

/** Every choice of the page; all can be made without dragging. */
export function trendsControls(controls: TrendsControls, link: Visit['link']): HTMLElement {
  const more = element(
    'details',
    { class: 'filter-box' },
    element('summary', {}, t`Days, lines, marks, comparison`),
    element(
      'div',
      { class: 'trends-choices' },
      days(controls),
      lines(controls),
      marks(controls),
      controls.choice.preset === 'all' ? null : comparison(controls),
    ),
  );
  return element(
    'div',
    { class: 'trends-controls' },
    element('div', { class: 'trends-period' }, presets(controls, link), years(controls), stepsOf(controls)),
    more,
  );
}
