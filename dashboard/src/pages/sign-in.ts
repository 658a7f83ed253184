import { whileAtWork } from '../dom/at-work.js';
import { element, fill } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import type { Panel } from '../dom/panel.js';
import { panel, problemNote } from '../dom/panel.js';
import { tellSessionChanged } from '../frame/navigation.js';
import type { Visit } from '../frame/visit.js';
import type { Session } from '../service/session.js';
import { session } from '../service/session.js';
import { anything } from '../service/guards.js';
import { ask } from '../service/reader.js';
import { t } from '../language/say.js';
import { sessionsPanel } from './sessions.js';

const ADDRESS = '/api/v1/session';
const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json' };

/** What came of a sign-in through the identity provider, by the word in the address it led back to. */
const REFUSALS: Readonly<Record<string, string>> = {
  stale: t`This sign-in was begun elsewhere, used before or begun more than ten minutes ago. Begin again.`,
  refused: t`The identity provider did not confirm the sign-in. Begin again, or ask the operator.`,
  'no-role': t`You have an account there, but no role here. Ask the operator.`,
  away: t`The identity provider does not answer. Try again later, or sign in with a token.`,
  wait: t`Too many sign-ins were begun from here. Try again in ten minutes.`,
};

/** The way through the identity provider, with what came of the last try. */
function otherWay(visit: Visit, provider: string): HTMLElement {
  const refusal = REFUSALS[visit.query.get('signin') ?? ''];
  return element(
    'div',
    {},
    element('p', {}, element('a', { href: `${ADDRESS}/oidc` }, t`Sign in through ${provider}`)),
    ...(refusal === undefined ? [] : [element('p', { class: 'note', role: 'alert' }, refusal)]),
  );
}

function signInForm(done: () => void): HTMLElement {
  const token = element('input', {
    type: 'password',
    id: 'token',
    autocomplete: 'current-password',
    required: true,
  });
  const button = element('button', { type: 'submit' }, t`Sign in`);
  const outcome = element('div', {});
  const form = element(
    'form',
    { class: 'sign-in' },
    element('div', { class: 'filter' }, element('label', { for: 'token' }, t`Admin token`), token),
    button,
    outcome,
  );
  const send = (): Promise<void> =>
    whileAtWork([button], async () => {
      const body = JSON.stringify({ token: token.value });
      const answer = await ask(ADDRESS, session, { method: 'POST', headers: JSON_HEADERS, body });
      if (answer.kind === 'answer' && answer.value.signedIn) done();
      else if (answer.kind === 'problem')
        fill(
          outcome,
          problemNote(answer.problem, () => void send()),
        );
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  return form;
}

/** Where a person who may change something goes next. */
function work(visit: Visit): HTMLElement {
  return element(
    'p',
    {},
    ...sentence`${element('a', { href: visit.link('/to-read') }, t`To read`)}: the least certain verdicts.`,
    ' ',
    ...sentence`${element('a', { href: visit.link('/corrections') }, t`Corrections and versions`)}: what people decided, and what a new classifier would change.`,
    ' ',
    ...sentence`${element('a', { href: visit.link('/rules') }, t`Rules`)}: what alerts watch for, tried out on the last 12 months.`,
  );
}

function signedIn(csrfToken: string | null, visit: Visit, done: () => void): HTMLElement {
  const outcome = element('div', {});
  const button = element('button', { type: 'button' }, t`Sign out`);
  const send = (): Promise<void> =>
    whileAtWork([button], async () => {
      const headers = { ...JSON_HEADERS, 'x-csrf-token': csrfToken ?? '' };
      const answer = await ask(ADDRESS, anything, { method: 'DELETE', headers });
      if (answer.kind === 'answer') done();
      else
        fill(
          outcome,
          problemNote(answer.problem, () => void send()),
        );
    });
  button.addEventListener('click', () => void send());
  const sessions = csrfToken === null ? null : sessionsPanel(visit, csrfToken);
  void sessions?.reload();
  return element(
    'div',
    {},
    element('p', {}, t`You are signed in on this machine.`),
    button,
    outcome,
    sessions?.node ?? null,
  );
}

/** Sign-in with the admin token, and sign-out. */
export function signInPanel(visit: Visit): Panel {
  const own: Panel = panel<Session>({
    title: t`Sign in`,
    intro: t`Reading needs no sign-in unless the operator asks for it; changing anything does. The admin token was printed at the first start of the service.`,
    skeletonLines: 2,
    class: 'prose',
    load: () => ask(ADDRESS, session),
    draw: ({ signedIn: isSignedIn, csrfToken, identityProvider }) => {
      const done = (): void => {
        visit.announce(isSignedIn ? t`Signed out` : t`Signed in`);
        tellSessionChanged();
        void own.reload();
      };
      if (isSignedIn) return [signedIn(csrfToken, visit, done), work(visit)];
      const others = identityProvider === null ? [] : [otherWay(visit, identityProvider)];
      return [...others, signInForm(done), work(visit)];
    },
  });
  own.node.id = 'sign-in';
  return own;
}
