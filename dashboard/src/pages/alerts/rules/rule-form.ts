import type { Condition } from '../../../../../src/alerts/domain/condition.js';
import { changed } from '../../../address/query.js';
import { whileAtWork } from '../../../dom/at-work.js';
import { element, fill } from '../../../dom/element.js';
import { panel, problemNote } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import { feedReport } from '../../../service/feed-report.js';
import type { Answer } from '../../../service/problem.js';
import { party } from '../../../service/parties.js';
import { ask } from '../../../service/reader.js';
import type { BackTest, Rule, RuleDraft } from '../../../service/rules.js';
import { backTest, keepRule, requestText, rule } from '../../../service/rules.js';
import { conditionWords } from '../../../words/conditions.js';
import type { Sitting } from '../signed-in-page.js';
import { backTestResult } from './back-test-result.js';
import type { Known } from './known.js';
import type { RuleFields, Start } from './rule-fields.js';
import { KINDS, ruleFields } from './rule-fields.js';
import { t } from '../../../language/say.js';

const UNNAMED = t`A rule that is tried out`;

interface Around {
  readonly sitting: Sitting;
  readonly visit: Visit;
  readonly kept: (rule: Rule) => void;
}

/** A new rule may begin as a copy of one that the address names. */
async function load(id: string | null, { visit }: Around): Promise<Answer<Start>> {
  const from = id ?? visit.query.get('copy');
  const [feeds, parties, held] = await Promise.all([
    visit.reader.all('/feeds', {}, feedReport),
    visit.reader.all('/parties', {}, party),
    from === null ? null : ask(`/api/v1/rules/${encodeURIComponent(from)}`, rule),
  ]);
  if (feeds.kind === 'problem') return feeds;
  if (parties.kind === 'problem') return parties;
  if (held?.kind === 'problem') return held;
  const countries = [...new Set(feeds.value.map(({ country }) => country))]
    .filter((code) => /^[A-Z]{2}$/.test(code))
    .toSorted();
  const kind = KINDS.find((one) => one === visit.query.get('kind')) ?? null;
  const known = { countries, feeds: feeds.value, parties: parties.value };
  return { ...feeds, value: { held: held?.value ?? null, known, kind } };
}

/** Keeps the chosen kind of condition in the address, without a step to go back to. */
function kindInAddress(visit: Visit, kind: Condition['kind']): void {
  visit.go(changed({ path: visit.path, query: new URLSearchParams(location.search) }, { kind }), true);
}

/** What follows the fields: the rule in a sentence and as JSON, and whether the last try is still of this rule. */
function followers(fields: RuleFields, { parties }: Known, visit: Visit) {
  const sentence = element('p', { class: 'rule-sentence' });
  const json = element('pre', { class: 'json', tabindex: 0, 'aria-label': t`The rule as JSON` });
  const result = backTestResult(visit);
  const follow = (): void => {
    const draft = fields.draft();
    sentence.textContent = `${conditionWords(draft.condition, parties)}.`;
    json.textContent = requestText(draft);
    result.follow(JSON.stringify(draft.condition));
  };
  return { sentence, json, result, follow };
}

/** A button whose press asks the service; both wait while one does. */
function askers(outcome: HTMLElement, buttons: readonly HTMLButtonElement[]) {
  return function asking<T>(act: () => Promise<Answer<T>>, done: (value: T) => void): Promise<void> {
    return whileAtWork(buttons, async () => {
      const answer = await act();
      if (answer.kind === 'answer') {
        fill(outcome);
        done(answer.value);
        return;
      }
      fill(
        outcome,
        problemNote(answer.problem, () => void asking(act, done)),
      );
    });
  };
}

const named = (draft: RuleDraft): RuleDraft => ({ ...draft, name: draft.name === '' ? UNNAMED : draft.name });

function drawForm(id: string | null, start: Start, { sitting, visit, kept }: Around): HTMLElement {
  const { held } = start;
  const fields = ruleFields(start, (kind) => {
    kindInAddress(visit, kind);
  });
  const { sentence, json, result, follow } = followers(fields, start.known, visit);
  const tryOut = element(
    'button',
    { type: 'button', class: 'quiet-button' },
    t`Try it on the last 12 months`,
  );
  const save = element('button', { type: 'submit' }, id === null ? t`Save the rule` : t`Save the changes`);
  const cancel = element('a', { href: changed(visit, { edit: null, copy: null, kind: null }) }, t`Cancel`);
  const outcome = element('div', { role: 'status' });
  const form = element(
    'form',
    { class: 'correcting', 'aria-label': id === null || held === null ? t`New rule` : t`Edit ${held.name}` },
    ...fields.nodes,
    sentence,
    element('div', { class: 'row-actions' }, tryOut, save, cancel),
    outcome,
    result.node,
    element('details', {}, element('summary', {}, t`As JSON, for programs`), json),
  );
  const asking = askers(outcome, [tryOut, save]);
  tryOut.addEventListener('click', () => {
    if (!fields.isConditionWhole()) return;
    const draft = fields.draft();
    const show = (value: BackTest): void => {
      result.show(value, JSON.stringify(draft.condition));
      visit.announce(value.sentence);
    };
    void asking(() => backTest(sitting.csrfToken, named(draft)), show);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void asking(() => keepRule(sitting.csrfToken, id, fields.draft()), kept);
  });
  form.addEventListener('input', follow);
  form.addEventListener('change', follow);
  follow();
  return form;
}

/** The form of a rule, new or held; its kind stands in the address. */
export function ruleForm(id: string | null, around: Around): { node: HTMLElement; ready: Promise<void> } {
  const own = panel<Start>({
    title: id === null ? t`New rule` : t`Edit the rule`,
    skeletonLines: 12,
    load: () => load(id, around),
    draw: (start) => [drawForm(id, start, around)],
  });
  own.node.querySelector('h2')?.setAttribute('tabindex', '-1');
  return { node: own.node, ready: own.reload() };
}
