import { element, fill } from '../dom/element.js';
import type { Panel } from '../dom/panel.js';
import { panel, problemNote } from '../dom/panel.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { Correction } from '../service/corrections.js';
import { correction, signedInToken } from '../service/corrections.js';
import type { Answer } from '../service/problem.js';
import { correctionList } from './correcting/history.js';
import { versionsPanel } from './correcting/versions.js';
import { t } from '../language/say.js';

const SHOWN = 100;

interface Loaded {
  readonly csrfToken: string | null;
  readonly entries: readonly Correction[];
  readonly nextCursor: string | null;
}

async function load(visit: Visit): Promise<Answer<Loaded>> {
  const [page, csrfToken] = await Promise.all([
    visit.reader.page('/corrections', { limit: SHOWN }, correction),
    signedInToken(),
  ]);
  if (page.kind === 'problem') return page;
  return { ...page, value: { csrfToken, entries: page.value.items, nextCursor: page.value.nextCursor } };
}

/** A button that brings the next page of the record. */
function moreButton(visit: Visit, cursor: string, show: (page: Loaded) => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'quiet-button' }, t`Earlier entries`);
  const outcome = element('div', { role: 'status' });
  const box = element('div', {}, button, outcome);
  const ask = async (): Promise<void> => {
    const page = await visit.reader.page('/corrections', { limit: SHOWN, cursor }, correction);
    if (page.kind === 'problem') {
      fill(
        outcome,
        problemNote(page.problem, () => void ask()),
      );
      return;
    }
    box.remove();
    show({ csrfToken: await signedInToken(), entries: page.value.items, nextCursor: page.value.nextCursor });
  };
  button.addEventListener('click', () => void ask());
  return box;
}

function record(visit: Visit): Panel {
  const own: Panel = panel<Loaded>({
    title: t`What people decided`,
    intro: t`Newest first. Nothing leaves this record: an undo is one more entry.`,
    skeletonLines: 6,
    load: () => load(visit),
    empty: ({ entries }) => (entries.length === 0 ? t`Nobody has corrected anything yet.` : null),
    draw: (first) => {
      const box = element('div', {});
      const done = (): void => {
        visit.announce(t`Recorded. It has taken effect.`);
        void own.reload();
      };
      const show = ({ csrfToken, entries, nextCursor }: Loaded): void => {
        box.append(correctionList(entries, { csrfToken, link: visit.link, done }));
        if (nextCursor !== null) box.append(moreButton(visit, nextCursor, show));
      };
      show(first);
      return [box];
    },
  });
  return own;
}

/** The record of corrections, and the versions of the classifier with what a new one would change. */
export const correctionsPage: PageKind = {
  title: () => t`Corrections and versions`,
  open: (visit, main) => {
    const [entries, versions] = [record(visit), versionsPanel(visit)];
    const head = pageHead(
      t`Corrections and versions`,
      t`Who decided what and why, and which classifier read the stored reports.`,
    );
    main.append(head, entries.node, versions.node);
    return { ready: Promise.all([entries.reload(), versions.reload()]) };
  },
};
