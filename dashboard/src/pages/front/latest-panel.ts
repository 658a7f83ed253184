import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { momentIn } from '../../address/query.js';
import type { Visit } from '../../frame/visit.js';
import type { Answer } from '../../service/problem.js';
import type { Development } from '../../service/records.js';
import { development } from '../../service/records.js';
import { developmentItem } from '../development-item.js';
import { readOutletNames, type OutletNames } from '../outlet-names.js';
import { t } from '../../language/say.js';

const DAYS = 28;
const SHOWN = 5;
const DAY_MS = 86_400_000;

interface Latest {
  readonly items: readonly Development[];
  /** False where the last weeks brought nothing and older ones stand in. */
  readonly recent: boolean;
  readonly names: OutletNames;
}

type LatestItems = Omit<Latest, 'names'>;

async function readItems(visit: Visit): Promise<Answer<LatestItems>> {
  const end = Date.parse(momentIn(visit.query));
  const from = new Date(end - DAYS * DAY_MS).toISOString().slice(0, 10);
  const narrowing = { origin: 'news', from, limit: SHOWN };
  const recent = await visit.reader.page('/notable-developments', narrowing, development);
  if (recent.kind === 'problem') return recent;
  if (recent.value.items.length > 0) return { ...recent, value: { items: recent.value.items, recent: true } };
  const any = await visit.reader.page('/developments', { limit: SHOWN }, development);
  return any.kind === 'problem' ? any : { ...any, value: { items: any.value.items, recent: false } };
}

async function readLatest(visit: Visit): Promise<Answer<Latest>> {
  const [items, names] = await Promise.all([readItems(visit), readOutletNames(visit)]);
  return items.kind === 'problem' ? items : { ...items, value: { ...items.value, names } };
}

/** The five developments that mattered most of late, with who reported them. */
export function latestPanel(visit: Visit): Panel {
  return panel<Latest>({
    title: t`What happened lately`,
    skeletonLines: 10,
    class: 'panel-latest',
    load: () => readLatest(visit),
    empty: ({ items }) => (items.length === 0 ? t`No development is on record yet.` : null),
    draw: ({ items, recent, names }) => [
      element(
        'p',
        { class: 'intro' },
        recent
          ? t`Those of the last four weeks that weigh most: how strong the act is, times how sure and how widely reported it is.`
          : t`The news of the last four weeks brought no development; these are the newest on record.`,
      ),
      element(
        'ol',
        { class: 'developments', role: 'list' },
        ...items.map((item) => developmentItem(item, visit, names)),
      ),
      element('p', {}, element('a', { href: visit.link('/developments') }, t`All developments`)),
    ],
  });
}
