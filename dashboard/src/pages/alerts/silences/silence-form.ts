import { TOPICS } from '../../../../../src/kernel/words.js';
import { changed } from '../../../address/query.js';
import { element, fill } from '../../../dom/element.js';
import type { Panel } from '../../../dom/panel.js';
import { panel } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import type { Preview, Silence, SilenceMatches } from '../../../service/silences.js';
import { addSilence, previewSilence } from '../../../service/silences.js';
import { instantWords } from '../../../words/dates.js';
import { TOPIC_LABEL } from '../../../words/labels.js';
import { mutedWords } from '../../../words/silences.js';
import { actButton } from '../act-button.js';
import { actForm } from '../act-form.js';
import type { Field } from '../fields.js';
import { chosenField, neededText, tickedField, wordsField } from '../fields.js';
import type { Sitting } from '../signed-in-page.js';
import { labelled } from '../timing-fields.js';
import type { Watched } from '../watched.js';
import { readWatched } from '../watched.js';
import { t } from '../../../language/say.js';
import { now } from '../../../service/clock.js';

const HOUR_MS = 3_600_000;
const LONGEST_REASON = 500;
const MINUTE = 'YYYY-MM-DDThh:mm'.length;
const LENGTHS = [
  ['1', t`an hour`],
  ['4', t`4 hours`],
  ['24', t`a day`],
  ['168', t`a week`],
  ['672', t`4 weeks`],
  ['until', t`until a moment`],
] as const;
type Length = (typeof LENGTHS)[number][0];

interface Around {
  readonly sitting: Sitting;
  readonly visit: Visit;
  readonly made: (silence: Silence) => void;
}

/** For how long; reads the instant at which it ends. */
function endField(now: () => Date): Field<string> {
  const length = chosenField<Length>(t`For how long`, LENGTHS, '24');
  const tomorrow = new Date(now().getTime() + 24 * HOUR_MS).toISOString().slice(0, MINUTE);
  const until = element('input', { type: 'datetime-local', value: tomorrow, required: true });
  const untilNode = labelled(t`Until (UTC)`, until);
  const follow = (): void => {
    untilNode.hidden = length.read() !== 'until';
  };
  length.select.addEventListener('change', follow);
  follow();
  return {
    node: element('div', { class: 'filter-days' }, length.node, untilNode),
    read: () =>
      length.read() === 'until'
        ? `${until.value}:00.000Z`
        : new Date(now().getTime() + Number(length.read()) * HOUR_MS).toISOString(),
  };
}

function matchFields({ rules, topics, nameOf }: Watched, visit: Visit): Field<SilenceMatches> {
  const asked = (visit.query.get('rules') ?? '').split(',');
  const subscriptions = (visit.query.get('subscriptions') ?? '').split(',').filter((id) => id !== '');
  const which = tickedField({
    legend: t`Alerts of these rules (none ticked: any)`,
    options: [...rules, ...topics].map(([id]) => id),
    label: nameOf,
    chosen: asked,
    many: true,
  });
  const indicators = tickedField({
    legend: t`On developments in (none ticked: any)`,
    options: TOPICS,
    label: (one) => TOPIC_LABEL[one],
    chosen: [],
  });
  const words = wordsField(t`Whose title has any of these words`, t`Commas between; empty: any.`, []);
  const node = element(
    'div',
    { class: 'correcting-parts' },
    ...[which, indicators, words].map((field) => field.node),
  );
  const read = (): SilenceMatches => ({
    ...{ rules: which.read(), subscriptions, indicators: indicators.read(), words: words.read() },
  });
  return { node, read };
}

function previewed({ sentence, count, alerts }: Preview, visit: Visit): readonly HTMLElement[] {
  const items = alerts.map(({ title, at, notificationId }) =>
    element(
      'li',
      {},
      element(
        'a',
        { href: visit.link(`/deliveries?notification=${encodeURIComponent(notificationId)}`), dir: 'auto' },
        title,
      ),
      element('p', { class: 'quiet' }, instantWords(at)),
    ),
  );
  const more = alerts.length < count ? t`The newest ${alerts.length} are listed.` : null;
  return [
    element('h3', {}, sentence),
    element(
      'p',
      { class: 'quiet' },
      [t`Alerts that were made, also those held back.`, more].filter((part) => part !== null).join(' '),
    ),
    element('ol', { class: 'plain back-test', role: 'list' }, ...items),
  ];
}

function drawForm(watched: Watched, { sitting, visit, made }: Around): HTMLElement {
  const matches = matchFields(watched, visit);
  const end = endField(now);
  const reason = neededText(t`Reason`, '', LONGEST_REASON);
  const sentence = element('p', { class: 'rule-sentence' });
  const shown = element('div', {});
  const follow = (): void => {
    sentence.textContent = mutedWords(matches.read(), watched.nameOf);
  };
  const preview = actButton<Preview>({
    action: t`Show what it would have muted`,
    send: () => previewSilence(sitting.csrfToken, matches.read()),
    done: (value) => {
      fill(shown, ...previewed(value, visit));
      visit.announce(value.sentence);
    },
  });
  const form = actForm<Silence>({
    action: t`Silence them`,
    label: t`New silence`,
    fields: [matches.node, sentence, preview, shown, end.node, reason.node],
    send: () =>
      addSilence(sitting.csrfToken, { matches: matches.read(), reason: reason.read(), to: end.read() }),
    done: made,
  });
  matches.node.addEventListener('input', follow);
  matches.node.addEventListener('change', () => {
    follow();
    fill(shown);
  });
  follow();
  const cancel = element(
    'a',
    { href: changed(visit, { add: null, rules: null, subscriptions: null }) },
    t`Cancel`,
  );
  return element('div', {}, form, element('p', {}, cancel));
}

/** The form of a new silence, with a preview of what it mutes. */
export function silenceForm(around: Around): Panel {
  const own = panel<Watched>({
    title: t`New silence`,
    skeletonLines: 8,
    load: () => readWatched(around.visit),
    draw: (watched) => [drawForm(watched, around)],
  });
  own.node.querySelector('h2')?.setAttribute('tabindex', '-1');
  return own;
}
