import { element, fill } from '../../dom/element.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import type { Confirmation } from '../../service/alerts.js';
import { confirmSignUp } from '../../service/alerts.js';
import { actForm } from './act-form.js';
import { t } from '../../language/say.js';

function outcomeOf({ outcome, message, topics, manageToken }: Confirmation, visit: Visit): HTMLElement {
  const heading = element(
    'h2',
    { tabindex: -1 },
    outcome === 'confirmed' ? t`Confirmed` : t`Nothing was changed`,
  );
  const list =
    topics.length === 0 ? null : element('ul', {}, ...topics.map((name) => element('li', {}, name)));
  const next =
    manageToken === null
      ? element('a', { href: visit.link('/subscribe') }, t`Sign up`)
      : element('a', { href: `/my-alerts/${encodeURIComponent(manageToken)}` }, t`See and change my alerts`);
  return element(
    'section',
    { class: 'panel', role: 'status' },
    heading,
    element('p', {}, message),
    list,
    element('p', {}, next),
  );
}

/** Where the link of a sign-up's mail leads: nothing changes until the button is pressed. */
export const confirmPage: PageKind = {
  title: () => t`Confirm alerts`,
  open: (visit, main) => {
    const box = element('div', {});
    const form = actForm<Confirmation>({
      action: t`Yes, send me these alerts`,
      fields: [],
      send: () => confirmSignUp(visit.parts['token'] ?? ''),
      done: (confirmation) => {
        const shown = outcomeOf(confirmation, visit);
        fill(box, shown);
        shown.querySelector('h2')?.focus();
      },
    });
    box.append(form);
    main.append(
      pageHead(
        t`Confirm your alerts`,
        t`Somebody, probably you, asked for alerts at your address. Press the button to receive them. If it was not you, close this page: nothing is sent.`,
      ),
      box,
    );
    return { ready: Promise.resolve() };
  },
};
