import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { Correction } from '../../service/corrections.js';
import { undoCorrection } from '../../service/corrections.js';
import { instantWords } from '../../words/dates.js';
import { changeWords } from '../../words/parts.js';
import { foreign } from '../marks.js';
import { reasonForm } from './reason-form.js';
import { clauses, counted, t } from '../../language/say.js';

/** What is needed to take entries back; without a token they are only shown. */
export interface Undoing {
  readonly csrfToken: string | null;
  readonly link: (address: string) => string;
  readonly done: (correction: Correction) => void;
}

function whatWords(entry: Correction): string {
  switch (entry.kind) {
    case 'article':
      return t`Verdict on a report. ${clauses(changeWords(entry))}`;
    case 'development':
      return t`Development. ${clauses(changeWords(entry))}`;
    case 'merge':
      return counted(
        entry.merged.length,
        'Merged with {n} other development.',
        'Merged with {n} other developments.',
      );
    case 'split':
      return counted(entry.articleIds.length, '{n} report split off.', '{n} reports split off.');
    case 'undo':
      return t`Takes back entry ${entry.undoes ?? ''}.`;
  }
}

function stateWords({ inForce, undoneBy }: Correction): string {
  return inForce ? t`Holds` : t`Taken back by entry ${undoneBy ?? ''}`;
}

function undoBox(entry: Correction, { csrfToken, done }: Undoing): HTMLElement | null {
  if (csrfToken === null || !entry.inForce) return null;
  const form = reasonForm({
    action: t`Take back entry ${entry.id}`,
    fields: [],
    send: (reason) => undoCorrection(csrfToken, entry.id, reason),
    done,
  });
  return element('details', { class: 'undo' }, element('summary', {}, t`Take entry ${entry.id} back`), form);
}

function entryItem(entry: Correction, undoing: Undoing): HTMLElement {
  const { id, recordedAt, actor, reason, developmentId } = entry;
  const where: Child =
    developmentId === null
      ? null
      : element(
          'a',
          { href: undoing.link(`/developments/${encodeURIComponent(developmentId)}`) },
          t`the development`,
        );
  return element(
    'li',
    { class: entry.inForce ? 'correction' : 'correction correction-off' },
    element('p', {}, element('strong', {}, `${id}. `), whatWords(entry)),
    element('p', {}, ...sentence`Reason: ${foreign('span', reason)}`),
    element(
      'p',
      { class: 'quiet' },
      `${instantWords(recordedAt)} · ${actor} · ${stateWords(entry)}`,
      where !== null && ' · ',
      where,
    ),
    undoBox(entry, undoing),
  );
}

/** Entries of the record, newest first, each with who, when and why, and the form that takes it back. */
export function correctionList(entries: readonly Correction[], undoing: Undoing): HTMLElement {
  return element(
    'ol',
    { class: 'plain corrections', role: 'list' },
    ...entries.map((entry) => entryItem(entry, undoing)),
  );
}
