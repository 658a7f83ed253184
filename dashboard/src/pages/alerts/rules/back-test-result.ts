import { element, fill } from '../../../dom/element.js';
import type { Visit } from '../../../frame/visit.js';
import type { BackTest } from '../../../service/rules.js';
import { instantWords } from '../../../words/dates.js';
import { foreign, outsideLink, outsideName } from '../../marks.js';
import { t } from '../../../language/say.js';

const MOST_EVIDENCE = 3;
const DAY = 'YYYY-MM-DD'.length;

/** Where the outcome of a back-test stands. */
export interface BackTestResult {
  readonly node: HTMLElement;
  /** Shows what a condition, given as text, would have sent. */
  show(value: BackTest, condition: string): void;
  /** Says that the outcome is of another condition, where it is. */
  follow(condition: string): void;
}

function message(one: BackTest['messages'][number], visit: Visit): HTMLElement {
  const evidence = one.evidence
    .slice(0, MOST_EVIDENCE)
    .map(({ text, publisher, url }) =>
      element(
        'li',
        {},
        outsideLink(text, url),
        ...(publisher === null ? [] : [' (', outsideName(publisher), ')']),
      ),
    );
  return element(
    'li',
    {},
    element('a', { href: visit.link(one.page) }, foreign('span', one.title)),
    element('p', { class: 'quiet' }, `${instantWords(one.at.slice(0, DAY))} · ${one.why.join('; ')}`),
    evidence.length === 0 ? null : element('ul', { class: 'quiet' }, ...evidence),
  );
}

function drawn(value: BackTest, visit: Visit): readonly HTMLElement[] {
  const { sentence, from, to, count, messages, notes } = value;
  const days = `${instantWords(from)} – ${instantWords(to)}`;
  const shown = messages.length < count ? t`The newest ${messages.length} are listed.` : null;
  return [
    element('h3', {}, sentence),
    element('p', { class: 'quiet' }, [`${days}.`, shown, ...notes].filter((part) => part !== null).join(' ')),
    count === 0
      ? element(
          'p',
          { class: 'empty' },
          t`Nothing would have been sent. Ask for less, or save it all the same: it watches what is still to come.`,
        )
      : element(
          'ol',
          { class: 'plain back-test', role: 'list' },
          ...messages.map((one) => message(one, visit)),
        ),
  ];
}

/** A place for the outcome of a back-test, which says when it is out of date. */
export function backTestResult(visit: Visit): BackTestResult {
  const stale = element('p', { class: 'note', hidden: true }, t`You changed the rule since: try it again.`);
  const body = element('div', {});
  const node = element('section', { class: 'tried', hidden: true, 'aria-label': t`Tried out` }, stale, body);
  let shown: string | null = null;
  return {
    node,
    show: (value, condition) => {
      shown = condition;
      stale.hidden = true;
      node.hidden = false;
      fill(body, ...drawn(value, visit));
    },
    follow: (condition) => {
      stale.hidden = shown === null || shown === condition;
    },
  };
}
