import { asOfIn, changed, knownIn } from '../address/query.js';
import { whenChosen } from '../dom/day-input.js';
import { element, fill } from '../dom/element.js';
import { term } from '../dom/term.js';
import { t } from '../language/say.js';
import { instantWords } from '../words/dates.js';
import type { Visit } from './visit.js';

/** The choice of a past moment whose knowledge is shown, and the banner that says it is. */
export interface KnownControl {
  readonly form: HTMLElement;
  readonly banner: HTMLElement;
  mark(visit: Visit): void;
}

/** `YYYY-MM-DD`, with `Thh:mm` where a time is given; empty without a day. */
function momentOf(day: string, time: string): string {
  return day === '' || time === '' ? day : `${day}T${time}`;
}

function backButton(back: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'quiet-button' }, t`Back to now`);
  button.addEventListener('click', back);
  return button;
}

/** What the banner says of what the address chose. */
function bannerWords(query: URLSearchParams): HTMLElement {
  if (knownIn(query) === null)
    return element('p', {}, t`The moment in the address is no date: you see what is known now.`);
  const asOf = asOfIn(query);
  if (asOf === null) return element('p', {}, t`The moment you chose is not over: you see what is known now.`);
  return element(
    'p',
    {},
    element('span', { 'aria-hidden': true }, '⏱ '),
    element('strong', {}, t`The past.`),
    ' ',
    t`You see what was known on ${instantWords(asOf)}. Later reports, corrections and groupings are left out.`,
  );
}

/** Day and time (UTC) in the head of every page; the choice stands in the address and in every link. */
export function knownControl(): KnownControl {
  let latest: Visit | null = null;
  const day = element('input', { type: 'date', id: 'known', class: 'compact', min: '2000-01-01' });
  const time = element('input', { type: 'time', id: 'known-time', class: 'compact', disabled: true });
  const set = (known: string): void => {
    if (latest !== null) latest.go(changed(latest, { known: known === '' ? null : known, cursor: null }));
  };
  const choose = (): void => {
    set(momentOf(day.value, time.value));
  };
  whenChosen(day, choose);
  whenChosen(time, choose);
  const form = element(
    'div',
    { class: 'field' },
    element('label', { for: 'known' }, t`As known on`),
    term('asof', '?'),
    day,
    element('label', { for: 'known-time', class: 'visually-hidden' }, t`As known at, time in UTC`),
    time,
  );
  const banner = element('div', { class: 'known-banner', role: 'status', hidden: true });
  const mark = (visit: Visit): void => {
    latest = visit;
    const known = knownIn(visit.query) ?? '';
    day.value = known.slice(0, 10);
    time.value = known.slice(11);
    time.disabled = known === '';
    banner.hidden = (visit.query.get('known') ?? '') === '';
    const back = backButton(() => {
      set('');
    });
    fill(banner, bannerWords(visit.query), back);
  };
  return { form, banner, mark };
}
