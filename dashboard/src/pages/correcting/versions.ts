import { whileAtWork } from '../../dom/at-work.js';
import { element, fill } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel, problemNote } from '../../dom/panel.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import type { Reclassification, WouldChange } from '../../service/corrections.js';
import { applyVersion, reclassification, signedInToken, wouldChange } from '../../service/corrections.js';
import type { Answer } from '../../service/problem.js';
import { foreign, outsideName } from '../marks.js';
import { clauses, counted, t } from '../../language/say.js';

interface Loaded {
  readonly state: Reclassification;
  readonly csrfToken: string | null;
}

async function load(visit: Visit): Promise<Answer<Loaded>> {
  const [state, csrfToken] = await Promise.all([
    visit.reader.read('/reclassification', {}, reclassification),
    signedInToken(),
  ]);
  return state.kind === 'problem' ? state : { ...state, value: { state: state.value, csrfToken } };
}

function stateWords({
  version,
  all,
  current,
  outdated,
  corrected,
  isRunning,
  mode,
}: Reclassification): string {
  const people = counted(
    corrected,
    'People decided {n} of them; theirs stay.',
    'People decided {n} of them; theirs stay.',
  );
  if (current === all)
    return `${counted(all, 'The {n} verdict is of version {0}.', 'All {n} verdicts are of version {0}.', version)} ${people}`;
  const how = isRunning
    ? t`The rest is being judged anew now.`
    : mode === 'automatic'
      ? t`The rest is judged anew in the background.`
      : t`The rest waits until somebody applies the version.`;
  return `${counted(all, '{0} of {n} verdict are of version {1}, {2} of an earlier one.', '{0} of {n} verdicts are of version {1}, {2} of an earlier one.', current, version, outdated)} ${how} ${people}`;
}

function partWords(value: unknown): string {
  if (value === null) return t`none`;
  return Array.isArray(value) ? value.join(', ') || t`none` : JSON.stringify(value).replaceAll('"', '');
}

function changeTable(rows: readonly WouldChange[]): HTMLElement {
  const words = ({ changes }: WouldChange): string =>
    clauses(
      Object.entries(changes).map(([part, { from, to }]) => `${part}: ${partWords(from)} → ${partWords(to)}`),
    );
  return dataTable<WouldChange>({
    caption: t`Verdicts that would change`,
    folds: true,
    rows,
    columns: [
      { head: t`Report`, name: t`Report`, cell: ({ title }) => foreign('span', title) },
      { head: t`Publisher`, name: t`Publisher`, cell: ({ publisher }) => outsideName(publisher) },
      { head: t`Would change`, name: t`Would change`, cell: words },
    ],
  });
}

/** Reads on in the change list at each press; a page can look at many reports and find none that would change. */
function changeList(visit: Visit): HTMLElement {
  const found = element('div', {});
  const said = element('div', { role: 'status' });
  const button = element('button', { type: 'button', class: 'quiet-button' }, t`List what would change`);
  let cursor: string | null = null;
  let count = 0;
  const look = async (): Promise<void> => {
    const page: Awaited<ReturnType<typeof visit.reader.page<WouldChange>>> = await visit.reader.page(
      '/reclassification/changes',
      { cursor },
      wouldChange,
    );
    if (page.kind === 'problem') {
      fill(
        said,
        problemNote(page.problem, () => void read()),
      );
      return;
    }
    count += page.value.items.length;
    if (page.value.items.length > 0) found.append(changeTable(page.value.items));
    cursor = page.value.nextCursor;
    button.textContent = t`Look further`;
    button.hidden = cursor === null;
    fill(
      said,
      cursor === null
        ? counted(count, '{n} verdict would change.', '{n} verdicts would change.')
        : counted(count, '{n} verdict would change so far.', '{n} verdicts would change so far.'),
    );
  };
  const read = (): Promise<void> => whileAtWork([button], look);
  button.addEventListener('click', () => void read());
  return element('div', {}, found, said, button);
}

function applyButton(csrfToken: string, applied: () => void): HTMLElement {
  const outcome = element('div', { role: 'status' });
  const button = element('button', { type: 'button' }, t`Apply this version to the stored reports`);
  const send = (): Promise<void> =>
    whileAtWork([button], async () => {
      const answer = await applyVersion(csrfToken);
      if (answer.kind === 'answer') applied();
      else
        fill(
          outcome,
          problemNote(answer.problem, () => void send()),
        );
    });
  button.addEventListener('click', () => void send());
  return element('div', { class: 'to-read-actions' }, button, outcome);
}

/** Which classifier read the stored reports, what the present one would change, and the button that lets it. */
export function versionsPanel(visit: Visit): Panel {
  const own: Panel = panel<Loaded>({
    title: t`Versions of the classifier`,
    skeletonLines: 3,
    load: () => load(visit),
    draw: ({ state, csrfToken }) => {
      const isDone = state.current === state.all;
      const applied = (): void => {
        visit.announce(t`The version is being applied.`);
        void own.reload();
      };
      return [
        element('p', {}, stateWords(state)),
        ...(isDone ? [] : [changeList(visit)]),
        ...(isDone || csrfToken === null || state.isRunning ? [] : [applyButton(csrfToken, applied)]),
      ];
    },
  });
  return own;
}
