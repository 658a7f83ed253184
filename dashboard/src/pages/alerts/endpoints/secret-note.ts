import { element } from '../../../dom/element.js';
import type { Endpoint } from '../../../service/endpoints.js';
import { t } from '../../../language/say.js';

const FORMATS = ['rss', 'atom', 'json'] as const;

const shownOnce = (words: string): HTMLElement => element('code', { class: 'secret', tabindex: 0 }, words);

function feedAddresses(token: string): HTMLElement {
  const addresses = FORMATS.map((format) => `${location.origin}/feeds/personal/${token}.${format}`);
  return element('ul', {}, ...addresses.map((address) => element('li', {}, shownOnce(address))));
}

/** What of a new subscription is shown only now: a webhook's secret, or the address of a personal feed. */
export function secretNote({ channel, ruleName }: Endpoint, secret: string | null): HTMLElement {
  const head = element('h3', { tabindex: -1 }, t`Subscribed to “${ruleName}”`);
  if (secret === null)
    return element(
      'div',
      { class: 'note' },
      head,
      element('p', {}, t`Send a test message from the list below to see that it arrives.`),
    );
  if (channel === 'feed') {
    const words = t`The address of your feed, in three forms. It is shown only now: copy it, and do not pass it on.`;
    return element('div', { class: 'note' }, head, element('p', {}, words), feedAddresses(secret));
  }
  return element(
    'div',
    { class: 'note' },
    head,
    element('p', {}, t`The secret that signs its messages. It is shown only now: copy it to the receiver.`),
    element('p', {}, shownOnce(secret)),
  );
}

/** A webhook's new secret after a rotation, or a personal feed's new address, shown only now. */
export function rotatedNote({ channel }: Endpoint, secret: string): HTMLElement {
  if (channel === 'feed') {
    const words = t`The new address of the feed, in three forms, shown only now. The old one leads nowhere from now on.`;
    return element('div', { class: 'note' }, element('p', {}, words), feedAddresses(secret));
  }
  return element(
    'div',
    { class: 'note' },
    element('p', {}, t`The new secret, shown only now. The old one goes on signing beside it for a day.`),
    element('p', {}, shownOnce(secret)),
  );
}

/** What is said when the owner of an address was asked. */
export function invitedNote(message: string): HTMLElement {
  return element(
    'div',
    { class: 'note' },
    element('h3', { tabindex: -1 }, t`Its owner was asked to confirm`),
    element('p', {}, message),
  );
}
