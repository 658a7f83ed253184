import type { ChannelName, Timing } from '../../../../../src/alerts/domain/subscription.js';
import { changed } from '../../../address/query.js';
import { element, fill } from '../../../dom/element.js';
import type { Panel } from '../../../dom/panel.js';
import { panel } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import type { NewTarget } from '../../../service/endpoints.js';
import { addEndpoint, invite } from '../../../service/endpoints.js';
import type { Answer } from '../../../service/problem.js';
import { CHANNEL_LABEL } from '../../../words/alerts.js';
import { actForm } from '../act-form.js';
import type { Field } from '../fields.js';
import { chosenField, hinted } from '../fields.js';
import type { Sitting } from '../signed-in-page.js';
import { labelled, timingFields, usualTiming } from '../timing-fields.js';
import type { Watched } from '../watched.js';
import { readWatched } from '../watched.js';
import { invitedNote, secretNote } from './secret-note.js';
import { t } from '../../../language/say.js';

const WAYS = [
  'email',
  'webhook',
  'slack',
  'telegram',
  'ntfy',
  'feed',
] as const satisfies readonly ChannelName[];
type Way = (typeof WAYS)[number];
/** Where messages go; an address of mail is asked before anything is sent to it. */
type Aim = NewTarget | { readonly channel: 'email'; readonly address: string };

const ADDRESS_HINT: Readonly<Record<Exclude<Way, 'email'>, string>> = {
  webhook: t`Receives a signed JSON message (Standard Webhooks) and answers with 2xx.`,
  slack: t`The address of an incoming webhook of the channel.`,
  telegram: t`https://api.telegram.org/bot…/sendMessage, with the token of your bot.`,
  ntfy: t`The address of a topic, such as https://ntfy.example.org/relations.`,
  feed: '',
};

interface Around {
  readonly sitting: Sitting;
  readonly visit: Visit;
  readonly made: () => void;
}

function mailField(): Field<Aim> {
  const input = element('input', { type: 'email', required: true, maxlength: 254, autocomplete: 'email' });
  const node = hinted(
    labelled(t`E-mail address`, input),
    input,
    t`Its owner is asked to confirm by a link; nothing else is sent before.`,
  );
  return { node, read: () => ({ channel: 'email', address: input.value }) };
}

function addressFields(way: Way): Field<Aim> {
  if (way === 'email') return mailField();
  if (way === 'feed') {
    const words = t`You are given an address for your feed reader. Whoever knows it can read your alerts.`;
    return { node: element('p', { class: 'quiet' }, words), read: () => ({ channel: 'feed' }) };
  }
  const url = element('input', { type: 'url', required: true, maxlength: 2_000, autocomplete: 'off' });
  const extra = element('input', {
    ...{ type: way === 'ntfy' ? 'password' : 'text', maxlength: 200, autocomplete: 'off' },
    required: way === 'telegram',
  });
  const address = hinted(labelled(t`Address`, url), url, ADDRESS_HINT[way]);
  const read = (): Aim => {
    if (way === 'telegram') return { channel: way, url: url.value, chatId: extra.value };
    if (way === 'ntfy') return { channel: way, url: url.value, token: extra.value || null };
    return { channel: way, url: url.value };
  };
  const more =
    way === 'telegram'
      ? labelled(t`Id of the chat`, extra)
      : way === 'ntfy'
        ? labelled(t`Access token, where the topic needs one`, extra)
        : null;
  return { node: element('div', { class: 'correcting-parts' }, address, more), read };
}

interface Wanted {
  readonly ruleId: string;
  readonly aim: Aim;
  readonly timing: Timing;
}

/** Subscribes, or asks the owner of an address to; gives what to say of it. */
async function subscribe(csrf: string, { ruleId, aim, timing }: Wanted): Promise<Answer<HTMLElement>> {
  if (aim.channel === 'email') {
    const asked = await invite(csrf, { address: aim.address, ruleIds: [ruleId], timing });
    return asked.kind === 'problem' ? asked : { ...asked, value: invitedNote(asked.value.message) };
  }
  const made = await addEndpoint(csrf, { ruleId, target: aim, timing });
  if (made.kind === 'problem') return made;
  return { ...made, value: secretNote(made.value.subscription, made.value.secret) };
}

function drawForm(ruleId: string, watched: Watched, { sitting, visit, made }: Around): HTMLElement {
  const topics = watched.topics.map(([id, name]) => [id, t`Standard: ${name}`] as const);
  const rule = chosenField(t`Tell of`, [...watched.rules, ...topics], ruleId);
  const way = chosenField(
    t`By`,
    WAYS.map((one) => [one, CHANNEL_LABEL[one]]),
    'webhook',
  );
  const addressBox = element('div', {});
  let address = addressFields(way.read());
  fill(addressBox, address.node);
  way.select.addEventListener('change', () => {
    address = addressFields(way.read());
    fill(addressBox, address.node);
  });
  const timing = timingFields(usualTiming());
  const box = element('div', {});
  const done = (sentence: string, note: HTMLElement): void => {
    visit.announce(sentence);
    fill(box, note, element('p', {}, element('a', { href: changed(visit, { add: null }) }, t`Done`)));
    note.querySelector('h3')?.focus();
    made();
  };
  const form = actForm<HTMLElement>({
    action: t`Subscribe`,
    label: t`New subscription`,
    fields: [rule.node, way.node, addressBox, timing.node],
    send: () =>
      subscribe(sitting.csrfToken, { ruleId: rule.read(), aim: address.read(), timing: timing.read() }),
    done: (note) => {
      done(note.querySelector('h3')?.textContent ?? '', note);
    },
  });
  form.append(element('p', {}, element('a', { href: changed(visit, { add: null }) }, t`Cancel`)));
  box.append(form);
  return box;
}

/** The form of a new subscription; `ruleId` is chosen where there is such a rule or topic. */
export function endpointForm(ruleId: string, around: Around): Panel {
  const own = panel<Watched>({
    title: t`New subscription`,
    skeletonLines: 10,
    load: () => readWatched(around.visit),
    draw: (watched) => {
      const ids = [...watched.rules, ...watched.topics].map(([id]) => id);
      return [drawForm(ids.includes(ruleId) ? ruleId : (ids[0] ?? ''), watched, around)];
    },
  });
  own.node.querySelector('h2')?.setAttribute('tabindex', '-1');
  return own;
}
