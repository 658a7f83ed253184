import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import { addFeed, removeFeed, switchFeed } from '../../service/feed-changes.js';
import type { FeedReport } from '../../service/feed-report.js';
import type { SignedIn } from '../../service/signed-in.js';
import { actButton } from '../alerts/act-button.js';
import { actForm } from '../alerts/act-form.js';
import { neededText } from '../alerts/fields.js';

const LONGEST_REASON = 500;

/** Who works on the page, and what happens after a change. */
export interface FeedDesk {
  readonly person: SignedIn;
  readonly visit: Visit;
  readonly changed: () => void;
}

/** Whether somebody may try feeds out and add them. */
export function mayAdd({ role }: Pick<SignedIn, 'role'>): boolean {
  return role !== 'viewer';
}

/** Whether somebody may take a feed out: whoever added it, and administrators. */
function mayRemove({ role, name }: SignedIn, { origin, addition }: FeedReport): boolean {
  return origin === 'person' && mayAdd({ role }) && (role === 'admin' || addition?.by === name);
}

/** A fold with the form that takes a feed out, with a reason. */
export function removeFold(feed: FeedReport, { person, visit, changed }: FeedDesk): HTMLElement {
  const { id, name } = feed;
  const reason = neededText(t`Reason`, '', LONGEST_REASON);
  const form = actForm({
    action: t`Remove this feed`,
    label: t`Remove ${name}`,
    fields: [
      element('p', { class: 'quiet' }, t`It is not asked any more; the articles it brought stay.`),
      reason.node,
    ],
    quiet: true,
    send: () => removeFeed(person.csrfToken, id, reason.read()),
    done: () => {
      visit.announce(t`${name} is removed.`);
      changed();
    },
  });
  const summary = element('summary', { 'aria-label': t`Remove ${name}` }, t`feed¦Remove`);
  return element('details', { class: 'undo' }, summary, form);
}

function againButton(feed: FeedReport, { person, visit, changed }: FeedDesk): HTMLElement {
  const { id, name, url, language, publisher, country, ownership } = feed;
  return actButton({
    action: t`Add it again`,
    of: name,
    send: () => addFeed(person.csrfToken, { id, name, url, language, publisher, country, ownership }),
    done: () => {
      visit.announce(t`${name} is asked again.`);
      changed();
    },
  });
}

function switchButton({ id, name, enabled }: FeedReport, { person, visit, changed }: FeedDesk): HTMLElement {
  return actButton({
    action: enabled ? t`feed¦Pause` : t`Ask this feed again`,
    of: name,
    send: () => switchFeed(person.csrfToken, id, !enabled),
    done: (now) => {
      visit.announce(now.enabled ? t`${name} is asked again.` : t`${name} is paused.`);
      changed();
    },
  });
}

/** What whoever is signed in can do with a feed. */
export function feedActs(feed: FeedReport, desk: FeedDesk): readonly Child[] {
  if (feed.withdrawal !== null) return mayAdd(desk.person) ? [againButton(feed, desk)] : [];
  return [
    desk.person.role === 'admin' && switchButton(feed, desk),
    mayRemove(desk.person, feed) && removeFold(feed, desk),
  ];
}
