import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import type { Correction } from '../../service/corrections.js';
import { undoCorrection } from '../../service/corrections.js';
import { instantWords } from '../../words/dates.js';
import { countWords } from '../../words/numbers.js';
import { changeWords } from '../../words/parts.js';
import { reasonForm } from './reason-form.js';

/** What is needed to take entries back; without a token they are only shown. */
export interface Undoing {
  readonly csrfToken: string | null;
  readonly link: (address: string) => string;
  readonly done: (correction: Correction) => void;
}

function whatWords(entry: Correction): string {
  switch (entry.kind) {
    case 'article':
      return `Verdict on a report. ${changeWords(entry).join('; ')}`;
    case 'development':
      return `Development. ${changeWords(entry).join('; ')}`;
    case 'merge':
      return `Merged with ${countWords(entry.merged.length, 'other development')}.`;
    case 'split':
      return `${countWords(entry.articleIds.length, 'report')} split off.`;
    case 'undo':
      return `Takes back entry ${entry.undoes ?? ''}.`;
  }
}

function stateWords({ inForce, undoneBy }: Correction): string {
  return inForce ? 'Holds' : `Taken back by entry ${undoneBy ?? ''}`;
}

function undoBox(entry: Correction, { csrfToken, done }: Undoing): HTMLElement | null {
  if (csrfToken === null || !entry.inForce) return null;
  const form = reasonForm({
    action: `Take back entry ${entry.id}`,
    fields: [],
    send: (reason) => undoCorrection(csrfToken, entry.id, reason),
    done,
  });
  return element('details', { class: 'undo' }, element('summary', {}, `Take entry ${entry.id} back`), form);
}

function entryItem(entry: Correction, undoing: Undoing): HTMLElement {
  const { id, recordedAt, actor, reason, developmentId } = entry;
  const where: Child =
    developmentId === null
      ? null
      : element(
          'a',
          { href: undoing.link(`/developments/${encodeURIComponent(developmentId)}`) },
          'the development',
        );
  return element(
    'li',
    { class: entry.inForce ? 'correction' : 'correction correction-off' },
    element('p', {}, element('strong', {}, `${id}. `), whatWords(entry)),
    element('p', { dir: 'auto' }, `Reason: ${reason}`),
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
