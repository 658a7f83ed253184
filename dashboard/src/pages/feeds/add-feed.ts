import type { TriedFeed } from '../../../../src/pipeline/trial/tried-feed.js';
import { whileAtWork } from '../../dom/at-work.js';
import { element, fill } from '../../dom/element.js';
import { problemNote } from '../../dom/panel.js';
import { t } from '../../language/say.js';
import { addFeed, tryFeed } from '../../service/feed-changes.js';
import type { FeedReport } from '../../service/feed-report.js';
import type { Problem } from '../../service/problem.js';
import { hinted } from '../alerts/fields.js';
import { labelled } from '../alerts/timing-fields.js';
import { removeFold, type FeedDesk } from './feed-acts.js';
import { feedFields } from './feed-fields.js';
import { faultPlace } from './field-fault.js';
import { trialResult } from './trial-result.js';

const LONGEST_ADDRESS = 2_000;

/** Whether a tried address can be added: not where it is polled or only switched off. */
function canAdd({ knownAs }: TriedFeed): boolean {
  return knownAs?.withdrawal !== null;
}

/** The second step: what is to be known of the feed, and the button that adds it. */
function addForm(tried: TriedFeed, desk: FeedDesk, added: (feed: FeedReport) => void): HTMLElement {
  const fields = feedFields(tried);
  const button = element('button', { type: 'submit' }, t`Add this feed`);
  const outcome = element('div', { role: 'status' });
  const label = t`Add this feed`;
  const form = element('form', { class: 'correcting', 'aria-label': label }, fields.node, button, outcome);
  const refused = (problem: Problem): void => {
    const left = fields.show(problem.faults ?? []);
    const isSaid = problem.faults !== undefined && left.length === 0;
    fill(outcome, isSaid ? null : problemNote(problem, () => void send()));
  };
  const send = (): Promise<void> =>
    whileAtWork([button], async () => {
      const answer = await addFeed(desk.person.csrfToken, fields.read());
      if (answer.kind === 'answer') added(answer.value);
      else refused(answer.problem);
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  // An address that fails now may be well tomorrow.
  if (tried.problem === null) return form;
  return element('details', {}, element('summary', {}, t`Add it all the same`), form);
}

function addedNote(feed: FeedReport, desk: FeedDesk): HTMLElement {
  const { name } = feed;
  return element(
    'div',
    { class: 'note', tabindex: -1 },
    element(
      'p',
      { dir: 'auto' },
      t`${name} is added. It is asked within a minute, and again and again from then on.`,
    ),
    removeFold(feed, desk),
  );
}

/** The first step: an address, and the button that has it asked. */
function addressForm() {
  const url = element('input', {
    ...{ type: 'url', required: true, maxlength: LONGEST_ADDRESS, dir: 'ltr' },
    ...{ autocomplete: 'off', spellcheck: 'false' },
  });
  const button = element('button', { type: 'submit' }, t`feed¦Test`);
  const hint = t`It is asked once; nothing is stored by testing.`;
  const field = hinted(labelled(t`Address of the feed`, url), url, hint);
  const rule = t`An address that begins with http:// or https://, without a password.`;
  const fault = faultPlace('url', url, rule);
  fault.attach();
  const node = element('form', { class: 'correcting', 'aria-label': t`Test a feed` }, field, button);
  return { node, url, button, fault };
}

/** Opens the form that tries an address out and adds it as a feed. */
export function openAddFeed(holder: HTMLElement, desk: FeedDesk): void {
  const { node, url, button, fault } = addressForm();
  const result = element('div', { role: 'status' });
  const next = element('div', {});
  const again = (): void => {
    fill(result);
    url.focus();
    desk.changed();
  };
  const added = (feed: FeedReport): void => {
    const note = addedNote(feed, { ...desk, changed: again });
    url.value = '';
    fill(result, note);
    fill(next);
    note.focus();
    desk.visit.announce(t`${feed.name} is added.`);
    desk.changed();
  };
  const ask = async (): Promise<void> => {
    fill(next);
    fill(result, element('p', { class: 'quiet' }, t`Asking …`));
    const answer = await tryFeed(desk.person.csrfToken, url.value.trim());
    if (answer.kind === 'answer') {
      fill(result, trialResult(answer.value));
      if (canAdd(answer.value)) fill(next, addForm(answer.value, desk, added));
      return;
    }
    const isSaid = answer.problem.faults?.some((one) => fault.show(one)) ?? false;
    fill(result, isSaid ? null : problemNote(answer.problem, () => void test()));
    if (isSaid) fault.focus();
  };
  const test = (): Promise<void> => whileAtWork([button], ask);
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    void test();
  });
  fill(holder, node, result, next);
  url.focus();
}
