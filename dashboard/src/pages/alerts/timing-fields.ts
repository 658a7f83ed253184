import { SEVERITIES } from '../../../../src/alerts/domain/rule.js';
import { CADENCES, type Timing } from '../../../../src/alerts/domain/subscription.js';
import { element, freshId } from '../../dom/element.js';
import { CADENCE_LABEL, SEVERITY_LABEL, weekdayWords } from '../../words/alerts.js';
import { t } from '../../language/say.js';

/** Fields that ask when somebody wants to be told. */
export interface TimingFields {
  readonly node: HTMLElement;
  readonly read: () => Timing;
}

const DEFAULT_CAP = 10;

/** What a first subscription is offered: at once, in the browser's own zone, at most ten an hour. */
export function usualTiming(): Timing {
  return {
    cadence: 'immediate',
    zone: ownZone(),
    digestAt: { time: '07:30', weekday: 1 },
    quiet: null,
    hourlyCap: DEFAULT_CAP,
  };
}

function ownZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === '' ? 'UTC' : timeZone;
}

function zones(chosen: string): readonly string[] {
  return [...new Set(['UTC', chosen, ...Intl.supportedValuesOf('timeZone')])].toSorted();
}

/** A field under its label. */
export function labelled(words: string, field: HTMLElement): HTMLElement {
  field.id = freshId('field');
  return element('div', { class: 'filter' }, element('label', { for: field.id }, words), field);
}

/** A list to choose one of; values are texts. */
export function choiceOf(options: readonly (readonly [string, string])[], chosen: string): HTMLSelectElement {
  const items = options.map(([value, words]) =>
    element('option', { value, selected: value === chosen }, words),
  );
  return element('select', {}, ...items);
}

/** One box to tick, with its words. */
export function tick(words: string, checked: boolean, attributes: { readonly required?: boolean } = {}) {
  const box = element('input', { type: 'checkbox', id: freshId('box'), checked, ...attributes });
  const node = element('div', { class: 'chip' }, box, element('label', { for: box.id }, words));
  return { box, node };
}

/** The fields, filled with a timing. */
export function timingFields(timing: Timing): TimingFields {
  const cadence = choiceOf(
    CADENCES.map((one) => [one, CADENCE_LABEL[one]]),
    timing.cadence,
  );
  const zone = choiceOf(
    zones(timing.zone).map((one) => [one, one]),
    timing.zone,
  );
  const time = element('input', { type: 'time', value: timing.digestAt.time, required: true });
  const weekday = choiceOf(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekdayWords(day)]),
    String(timing.digestAt.weekday),
  );
  const cap = element('input', { type: 'number', min: 1, max: 1_000, value: timing.hourlyCap });
  const quiet = quietFields(timing);
  const digestTime = labelled(t`At (in this zone)`, time);
  const digestDay = labelled(t`On`, weekday);
  const atMost = labelled(t`At most so many messages an hour (empty: no limit)`, cap);
  const follow = (): void => {
    digestTime.hidden = cadence.value === 'immediate';
    digestDay.hidden = cadence.value !== 'weekly';
    atMost.hidden = cadence.value !== 'immediate';
  };
  cadence.addEventListener('change', follow);
  follow();
  const node = element(
    'div',
    { class: 'correcting-parts' },
    labelled(t`How often`, cadence),
    digestDay,
    digestTime,
    labelled(t`Time zone`, zone),
    quiet.node,
    atMost,
  );
  return {
    node,
    read: () => ({
      cadence: CADENCES.find((one) => one === cadence.value) ?? 'immediate',
      zone: zone.value,
      digestAt: { time: time.value, weekday: Number(weekday.value) },
      quiet: quiet.read(),
      hourlyCap: cap.value === '' ? null : Number(cap.value),
    }),
  };
}

function quietFields({ quiet }: Timing) {
  const { box, node: switchNode } = tick(
    t`Quiet hours: what comes then is sent afterwards, once`,
    quiet !== null,
  );
  const from = element('input', { type: 'time', value: quiet?.from ?? '22:00', required: true });
  const to = element('input', { type: 'time', value: quiet?.to ?? '07:00', required: true });
  const through = choiceOf(
    [['', t`Nothing`], ...SEVERITIES.map((one) => [one, t`${SEVERITY_LABEL[one]} and graver`] as const)],
    quiet === null ? 'urgent' : (quiet.breakthrough ?? ''),
  );
  const hours = element(
    'div',
    { class: 'filter-days' },
    labelled(t`From`, from),
    labelled(t`To`, to),
    labelled(t`Sent all the same`, through),
  );
  const follow = (): void => {
    hours.hidden = !box.checked;
  };
  box.addEventListener('change', follow);
  follow();
  return {
    node: element('fieldset', { class: 'filter' }, element('legend', {}, t`At night`), switchNode, hours),
    read: (): Timing['quiet'] =>
      box.checked
        ? {
            from: from.value,
            to: to.value,
            breakthrough: SEVERITIES.find((one) => one === through.value) ?? null,
          }
        : null,
  };
}
