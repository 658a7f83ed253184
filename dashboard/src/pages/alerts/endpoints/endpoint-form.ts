import type { ChannelName } from '../../../../../src/alerts/domain/subscription.js';
import { changed } from '../../../address/query.js';
import { element, fill } from '../../../dom/element.js';
import { sentence } from '../../../dom/sentence.js';
import type { Panel } from '../../../dom/panel.js';
import { panel } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import type { Made, NewTarget } from '../../../service/endpoints.js';
import { addEndpoint } from '../../../service/endpoints.js';
import { CHANNEL_LABEL } from '../../../words/alerts.js';
import { actForm } from '../act-form.js';
import type { Field } from '../fields.js';
import { chosenField, hinted } from '../fields.js';
import type { Sitting } from '../signed-in-page.js';
import { labelled, timingFields, usualTiming } from '../timing-fields.js';
import type { Watched } from '../watched.js';
import { readWatched } from '../watched.js';
import { secretNote } from './secret-note.js';
import { t } from '../../../language/say.js';

type Way = Exclude<ChannelName, 'email'>;
const WAYS = ['webhook', 'slack', 'telegram', 'ntfy', 'feed'] as const satisfies readonly Way[];

const ADDRESS_HINT: Readonly<Record<Way, string>> = {
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

function addressFields(way: Way): Field<NewTarget> {
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
  const read = (): NewTarget => {
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
  const mail = element(
    'p',
    { class: 'quiet' },
    ...sentence`By mail: the owner of an address signs up ${element('a', { href: visit.link('/subscribe') }, t`on the page of alerts by mail`)} and confirms from the message.`,
  );
  const form = actForm<Made>({
    action: t`Subscribe`,
    label: t`New subscription`,
    fields: [rule.node, way.node, mail, addressBox, timing.node],
    send: () =>
      addEndpoint(sitting.csrfToken, {
        ruleId: rule.read(),
        target: address.read(),
        timing: timing.read(),
      }),
    done: (value) => {
      visit.announce(t`Subscribed.`);
      const note = secretNote(value.subscription, value.secret);
      fill(box, note, element('p', {}, element('a', { href: changed(visit, { add: null }) }, t`Done`)));
      note.querySelector('h3')?.focus();
      made();
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
