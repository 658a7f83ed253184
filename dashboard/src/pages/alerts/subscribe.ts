import { element, fill } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { panel } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import type { Offer } from '../../service/alerts.js';
import { readOffer, signUp } from '../../service/alerts.js';
import { actForm } from './act-form.js';
import { labelled, tick, timingFields, usualTiming } from './timing-fields.js';
import { t } from '../../language/say.js';

function noMail(visit: Visit): HTMLElement {
  return element(
    'div',
    { class: 'note' },
    element('p', {}, element('strong', {}, t`Mail is not set up on this service.`)),
    element(
      'p',
      {},
      ...sentence`Its operator must set SMTP_URL and MAIL_FROM. Until then the newest developments can be followed in a feed reader: ${element(
        'a',
        { href: '/feeds/all.rss', target: '_self' },
        'all.rss',
      )}, or on the page of ${element('a', { href: visit.link('/developments') }, t`developments`)}.`,
    ),
  );
}

function signUpForm(offer: Offer, visit: Visit, box: HTMLElement): HTMLElement {
  const address = element('input', { type: 'email', required: true, autocomplete: 'email', maxlength: 254 });
  const topics = offer.items.map((topic) => ({ topic, ...tick(topic.name, false) }));
  const timing = timingFields(usualTiming());
  const consent = tick(offer.consent, false, { required: true });
  const chosen = (): readonly string[] =>
    topics.filter(({ box: one }) => one.checked).map(({ topic }) => topic.id);
  return actForm({
    action: t`Send me the link to confirm`,
    label: t`Alerts by mail`,
    fields: [
      element(
        'fieldset',
        { class: 'filter' },
        element('legend', {}, t`Tell me of`),
        element('div', { class: 'ticks' }, ...topics.map(({ node }) => node)),
      ),
      timing.node,
      labelled(t`E-mail address`, address),
      consent.node,
    ],
    send: () =>
      chosen().length === 0
        ? t`Choose at least one thing to be told of.`
        : signUp({ address: address.value, topics: chosen(), timing: timing.read() }),
    done: ({ message }) => {
      visit.announce(message);
      const heading = element('h3', { tabindex: -1 }, t`Look into your mail`);
      fill(box, heading, element('p', { class: 'prose' }, message));
      heading.focus();
    },
  });
}

/** Signing up for alerts by mail, open to everyone. */
export const subscribePage: PageKind = {
  title: () => t`Alerts by mail`,
  open: (visit, main) => {
    const form = panel<Offer>({
      title: t`What and how often`,
      skeletonLines: 14,
      load: readOffer,
      empty: ({ items }) =>
        items.length === 0 ? t`There is nothing to subscribe to on this service.` : null,
      draw: (offer) => {
        if (!offer.mailIsSetUp) return [noMail(visit)];
        const box = element('div', {});
        box.append(signUpForm(offer, visit, box));
        return [box];
      },
    });
    const others = element(
      'p',
      { class: 'quiet' },
      ...sentence`Webhooks, Slack, Telegram, ntfy and personal feeds are made under ${element('a', { href: visit.link('/subscriptions') }, t`Subscriptions`)}, by whoever is signed in.`,
    );
    const head = pageHead(
      t`Alerts by mail`,
      t`One message per development, with why you are told, the evidence and the page. You confirm by mail first; every message has a link that stops it.`,
    );
    main.append(head, form.node, others);
    return { ready: form.reload() };
  },
};
