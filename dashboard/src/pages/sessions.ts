import type { Child } from '../dom/element.js';
import { element } from '../dom/element.js';
import type { Panel } from '../dom/panel.js';
import { panel } from '../dom/panel.js';
import type { Column } from '../dom/table.js';
import { dataTable } from '../dom/table.js';
import type { Visit } from '../frame/visit.js';
import { counted, t } from '../language/say.js';
import type { OpenSession } from '../service/sessions.js';
import { endOtherSessions, endSession, readSessions } from '../service/sessions.js';
import { instantWords } from '../words/dates.js';
import { outsideName } from './marks.js';
import { actButton } from './alerts/act-button.js';

/** What opened the session, as far as it said. */
function openedIn({ browser, system }: OpenSession): string {
  if (browser === null) return system ?? t`A program`;
  return system === null ? browser : t`session¦${browser} on ${system}`;
}

function where(session: OpenSession): HTMLElement {
  const address = session.address === null ? [] : [element('bdi', { class: 'quiet' }, session.address)];
  const mark = session.current ? [element('strong', {}, t`this browser`)] : [];
  const parts: readonly Child[] = [element('span', {}, openedIn(session)), ...address, ...mark];
  return element(
    'div',
    { class: 'stack' },
    ...parts.flatMap((part, at) => (at === 0 ? [part] : [' ', part])),
  );
}

function columnsOf(
  sessions: readonly OpenSession[],
  end: (session: OpenSession) => Child,
): readonly Column<OpenSession>[] {
  const whose: Column<OpenSession> = {
    head: t`session¦Whose`,
    name: t`session¦Whose`,
    cell: ({ name }) => outsideName(name),
  };
  return [
    { head: t`session¦Where`, name: t`session¦Where`, cell: where },
    ...(sessions.every(({ own }) => own) ? [] : [whose]),
    { head: t`session¦Since`, name: t`session¦Since`, cell: ({ openedAt }) => instantWords(openedAt) },
    { head: t`Last used`, name: t`Last used`, cell: ({ lastUsedAt }) => instantWords(lastUsedAt) },
    { head: t`session¦End`, name: t`session¦End`, cell: end },
  ];
}

/** Where one is signed in, for administrators where anybody is, with what ends a session. */
export function sessionsPanel(visit: Visit, csrfToken: string): Panel {
  const done = ({ ended }: { readonly ended: number }): void => {
    visit.announce(counted(ended, '{n} session ended', '{n} sessions ended'));
    void own.reload();
  };
  const end = (session: OpenSession): Child =>
    session.current
      ? t`“Sign out” above`
      : actButton({
          action: t`Sign out there`,
          of: `${openedIn(session)}, ${instantWords(session.openedAt)}`,
          send: () => endSession(csrfToken, session.id),
          done,
        });
  const own: Panel = panel({
    title: t`Where you are signed in`,
    intro: t`A session ends an hour after it was last used, and after 12 hours at the latest. End those that you do not know.`,
    level: 3,
    skeletonLines: 3,
    load: readSessions,
    draw: ({ items }) => [
      dataTable({
        caption: t`Open sessions, last used first`,
        columns: columnsOf(items, end),
        rows: items,
        folds: true,
      }),
      ...(items.some((one) => one.own && !one.current)
        ? [actButton({ action: t`Sign out everywhere else`, send: () => endOtherSessions(csrfToken), done })]
        : []),
    ],
  });
  return own;
}
