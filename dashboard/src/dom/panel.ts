import type { Answer, Problem } from '../service/problem.js';
import { instantWords } from '../words/dates.js';
import type { Child } from './element.js';
import { element, fill, freshId } from './element.js';
import { redrawn } from './keep-focus.js';
import { inTurns } from './in-turn.js';
import { whenBack } from './when-back.js';
import { t } from '../language/say.js';

/** What a panel shows and how it comes by it. */
export interface PanelSpec<T> {
  readonly title: Child;
  /** Under the title; says what the panel is. */
  readonly intro?: Child;
  readonly load: () => Promise<Answer<T>>;
  readonly draw: (value: T) => readonly Child[];
  /** Words for an answer with nothing in it, or null where there is something. */
  readonly empty?: (value: T) => Child | null;
  /** Lines of the placeholder while loading. */
  readonly skeletonLines?: number;
  readonly level?: 2 | 3;
  readonly class?: string;
}

export interface Panel {
  readonly node: HTMLElement;
  /** Asks again; keeps what is shown, and says so, when the service does not answer, and then tries again by itself. */
  reload(): Promise<void>;
}

/** Grey lines in place of what is being loaded. */
export function skeleton(lines: number): HTMLElement {
  const bars = Array.from({ length: lines }, () => element('span', { class: 'skeleton-line' }));
  return element(
    'div',
    { class: 'skeleton' },
    element('span', { class: 'visually-hidden' }, t`Loading …`),
    ...bars,
  );
}

function retryButton(retry: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'quiet-button' }, t`Try again`);
  button.addEventListener('click', retry);
  return button;
}

/** Says what went wrong and what to do, with a button to try again where that can help. */
export function problemNote(problem: Problem, retry: () => void): HTMLElement {
  const canRetry = problem.kind !== 'not-found' && problem.kind !== 'not-built';
  return element(
    'div',
    { class: 'note note-problem', role: 'alert' },
    element('p', {}, element('strong', {}, problem.title), ' ', problem.remedy),
    canRetry && retryButton(retry),
  );
}

function staleNote(problem: Problem, readAt: Date, retry: () => void): HTMLElement {
  return element(
    'div',
    { class: 'note note-stale', role: 'status' },
    element('p', {}, t`${problem.title} What stands here was read on ${instantWords(readAt.toISOString())}.`),
    retryButton(retry),
  );
}

const inTurn = inTurns();

/** A titled part of a page with its loading, empty, error and stale states. */
export function panel<T>(spec: PanelSpec<T>): Panel {
  const id = freshId('panel');
  const heading = element(spec.level === 3 ? 'h3' : 'h2', { id }, spec.title);
  const notice = element('div', { class: 'panel-notice' });
  const body = element('div', { class: 'panel-body' }, skeleton(spec.skeletonLines ?? 4));
  const intro = spec.intro === undefined ? null : element('p', { class: 'intro' }, spec.intro);
  const classes = spec.class === undefined ? 'panel' : `panel ${spec.class}`;
  const node = element('section', { class: classes, 'aria-labelledby': id }, heading, intro, notice, body);
  let shownAt: Date | null = null;
  let asked = 0;
  const retry = (): void => void reload();
  const show = (answer: Answer<T>): void => {
    if (answer.kind === 'answer') {
      shownAt = answer.readAt;
      fill(notice);
      const empty = spec.empty?.(answer.value) ?? null;
      if (empty !== null) fill(body, element('p', { class: 'empty' }, empty));
      else fill(body, ...spec.draw(answer.value));
    } else if (shownAt === null) fill(body, problemNote(answer.problem, retry));
    else fill(notice, staleNote(answer.problem, shownAt, retry));
  };
  let callOff = (): void => undefined;
  /** Quietly: what stands, stands until there is something else to say. */
  const ask = async (isQuiet: boolean): Promise<void> => {
    callOff();
    asked += 1;
    const turn = asked;
    if (!isQuiet) {
      node.setAttribute('aria-busy', 'true');
      if (shownAt === null) fill(body, skeleton(spec.skeletonLines ?? 4));
    }
    const answer = await spec.load();
    if (turn !== asked) return;
    await inTurn(() => {
      if (turn !== asked) return;
      node.removeAttribute('aria-busy');
      const isAway = answer.kind === 'problem' && answer.problem.kind === 'unreachable';
      if (isAway) callOff = whenBack(node, () => void ask(true));
      if (!isAway || !isQuiet)
        redrawn(node, heading, () => {
          show(answer);
        });
    });
  };
  const reload = (): Promise<void> => ask(false);
  return { node, reload };
}
