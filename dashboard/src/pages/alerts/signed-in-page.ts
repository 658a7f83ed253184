import { element, fill } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { problemNote, skeleton } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import { session } from '../../service/session.js';
import type { Session } from '../../service/session.js';
import type { Answer } from '../../service/problem.js';
import { notFetched } from '../../service/problem.js';
import { ask } from '../../service/reader.js';
import { t } from '../../language/say.js';

/** Who works on a page, and with what right. */
export interface Sitting {
  readonly csrfToken: string;
  /** Under which name rules and subscriptions are kept. */
  readonly name: string;
  /** Whether they see what others keep. */
  readonly seesAll: boolean;
  /** Whether they may change anything; a viewer may only look. */
  readonly mayChange: boolean;
}

/** What of a page is for the signed in. */
export interface Inside {
  readonly nodes: readonly HTMLElement[];
  readonly ready: Promise<unknown>;
  /** Shows another state of the page. */
  change(visit: Visit): void;
}

export type OpenInside = (visit: Visit, sitting: Sitting) => Inside;

interface SignedInPage {
  readonly title: string;
  readonly lead: string;
  /** Brings the page's own code, which those who only read never load. */
  readonly load: () => Promise<OpenInside>;
}

function sittingOf({ csrfToken, name, role }: Session): Sitting | null {
  if (csrfToken === null || role === null) return null;
  return { csrfToken, name: name ?? '', seesAll: role === 'admin', mayChange: role !== 'viewer' };
}

function signInFirst(visit: Visit): HTMLElement {
  return element(
    'p',
    { class: 'note' },
    ...sentence`${element('a', { href: visit.link('/method#sign-in') }, t`Sign in`)} to see this page, then come back. Alerts by mail need no sign-in: ${element('a', { href: visit.link('/subscribe') }, t`alerts¦subscribe`)}.`,
  );
}

/** Why the page cannot be shown; a script that did not come is asked for again only by loading the page anew. */
function whyNot(answer: Answer<Session>, again: () => void): HTMLElement {
  if (answer.kind === 'problem') return problemNote(answer.problem, again);
  return problemNote(notFetched, () => {
    location.reload();
  });
}

const onlyLooking = (): HTMLElement =>
  element('p', { class: 'note' }, t`You are signed in as a viewer: you may look, but not change anything.`);

/** A page for the signed in: its head stands at once, the rest comes when it is known who looks. */
export function signedInPage(page: SignedInPage): PageKind {
  return {
    title: () => page.title,
    open: (visit, main) => {
      const box = element('div', {}, skeleton(8));
      main.append(pageHead(page.title, page.lead), box);
      let current = visit;
      let inside: Inside | null = null;
      let isClosed = false;
      const start = async (): Promise<void> => {
        fill(box, skeleton(8));
        const [answer, open] = await Promise.all([
          ask('/api/v1/session', session),
          page.load().catch(() => null),
        ]);
        if (isClosed) return;
        if (answer.kind === 'problem' || open === null) {
          fill(
            box,
            whyNot(answer, () => void start()),
          );
          return;
        }
        const sitting = sittingOf(answer.value);
        if (sitting === null) {
          fill(box, signInFirst(visit));
          return;
        }
        inside = open(current, sitting);
        fill(box, sitting.mayChange ? null : onlyLooking(), ...inside.nodes);
        await inside.ready;
      };
      return {
        ready: start(),
        change: (next) => {
          current = next;
          inside?.change(next);
        },
        close: () => {
          isClosed = true;
        },
      };
    },
  };
}
