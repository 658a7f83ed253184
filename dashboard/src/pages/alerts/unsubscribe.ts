import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind } from '../../frame/visit.js';
import type { Unsubscribable } from '../../service/alerts.js';
import { readUnsubscribable, unsubscribe } from '../../service/alerts.js';
import { actForm } from './act-form.js';
import { t } from '../../language/say.js';

/** Where the link of a message leads that stops them: a page with a button. */
export const unsubscribePage: PageKind = {
  title: () => t`Stop alerts`,
  open: (visit, main) => {
    const token = visit.parts['token'] ?? '';
    const own: Panel = panel<Unsubscribable>({
      title: t`This subscription`,
      skeletonLines: 2,
      class: 'prose',
      load: () => readUnsubscribable(token),
      draw: ({ state, ruleName, message }) => {
        // The operator ended it, since mail came back or was complained of: signing up again would lead to no mail.
        if (state === 'suppressed')
          return [
            element('p', { role: 'status' }, t`Stopped: “${ruleName}”. ${message} Your address was erased.`),
          ];
        if (state === 'unsubscribed')
          return [
            element('p', { role: 'status' }, t`Stopped: “${ruleName}”. ${message} Your address was erased.`),
            element('p', {}, element('a', { href: visit.link('/subscribe') }, t`Sign up again`)),
          ];
        return [
          element('p', {}, message),
          actForm<Unsubscribable>({
            action: t`Stop these messages`,
            fields: [],
            send: () => unsubscribe(token),
            done: () => {
              visit.announce(t`Stopped. Nothing more is sent.`);
              void own.reload();
            },
          }),
        ];
      },
    });
    main.append(pageHead(t`Stop alerts`, t`One press, no questions.`), own.node);
    return { ready: own.reload() };
  },
};
