import { keepingChoices } from '../address/query.js';
import { element } from '../dom/element.js';
import { t } from '../language/say.js';
import { session } from '../service/session.js';
import { ask } from '../service/reader.js';
import type { Visit } from './visit.js';

const SECTIONS = [
  { href: '/', label: t`Now` },
  { href: '/trends', label: t`Trends` },
  { href: '/history', label: t`1947–today` },
  { href: '/developments', label: t`Developments` },
  { href: '/promises', label: t`Promises` },
  { href: '/figures', label: t`Figures` },
  { href: '/alarms', label: t`Alarms` },
  { href: '/reports', label: t`Reports` },
  { href: '/subscribe', label: t`Alerts by mail` },
  { href: '/feeds', label: t`Feeds` },
  { href: '/method', label: t`Method & sign-in` },
] as const;

/** What is there for the signed in besides. */
const SIGNED_IN_SECTIONS = [
  { href: '/rules', label: t`Rules` },
  { href: '/subscriptions', label: t`Subscriptions` },
  { href: '/silences', label: t`Silences` },
  { href: '/deliveries', label: t`Deliveries` },
] as const;

const CHANGED = 'session-changed';

/** Links to the sections, of which the one that is shown is marked. */
interface Navigation {
  readonly node: HTMLElement;
  readonly mark: (visit: Visit) => void;
}

function linksTo(
  sections: readonly { readonly href: string; readonly label: string }[],
  name: string,
): Navigation {
  const links = sections.map(({ href, label }) => element('a', { href, 'data-section': href }, label));
  const items = links.map((link) => element('li', {}, link));
  const node = element('nav', { class: 'sections', 'aria-label': name }, element('ul', {}, ...items));
  const mark = (visit: Visit): void => {
    for (const link of links) {
      const section = link.dataset['section'] ?? '/';
      const here = section === '/' ? visit.path === '/' : visit.path.startsWith(section);
      link.setAttribute('href', keepingChoices(section, visit.query));
      if (here) link.setAttribute('aria-current', visit.path === section ? 'page' : 'true');
      else link.removeAttribute('aria-current');
    }
  };
  return { node, mark };
}

/** The sections that everybody sees. */
export const navigation = (): Navigation => linksTo(SECTIONS, t`Sections`);

/** Says that somebody signed in or out, so that the navigation shows what they may see. */
export function tellSessionChanged(): void {
  document.dispatchEvent(new Event(CHANGED));
}

/** The sections of the signed in; hidden while nobody is. */
export function signedInNavigation(): Navigation {
  const { node, mark } = linksTo(SIGNED_IN_SECTIONS, t`For the signed in`);
  node.hidden = true;
  node.classList.add('sections-inside');
  const look = async (): Promise<void> => {
    const answer = await ask('/api/v1/session', session);
    node.hidden = answer.kind === 'problem' || !answer.value.signedIn;
  };
  document.addEventListener(CHANGED, () => void look());
  void look();
  return { node, mark };
}
