import type { RuleSentences } from '../../../../src/classification/domain/rule-sentence.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import type { DevelopmentDetail, Report } from '../../service/compound.js';
import type { Outlet, PublisherInfo } from '../../service/outlet.js';
import { countryName, languageName, ownershipWords } from '../../words/labels.js';
import { instantWords } from '../../words/dates.js';
import { foreign, outsideLink, outsideName } from '../marks.js';
import { verdictDetails } from './verdict.js';
import { counted, listed, t } from '../../language/say.js';

const SIDES = [t`Pakistan`, t`Russia`, t`Third countries`, t`Country not on record`] as const;
type Side = (typeof SIDES)[number];
const UNPLACED: Side = t`Country not on record`;

/** On which side a report's publisher stands; outlets of imported archives can lack a country. */
export function sideOf(info: PublisherInfo | undefined): Side {
  if (info === undefined || !/^[A-Z]{2}$/.test(info.country)) return UNPLACED;
  if (info.country === 'PK') return t`Pakistan`;
  return info.country === 'RU' ? t`Russia` : t`Third countries`;
}

function publisherLine(publisher: string, info: PublisherInfo | undefined): readonly Child[] {
  if (info === undefined) return [outsideName(publisher)];
  const owner = ownershipWords(info.ownership);
  const about = listed([countryName(info.country), ...(owner === null ? [] : [owner])]);
  return [outsideName(info.name), ` (${about})`];
}

function reportItem(
  { article, verdict }: Report,
  info: PublisherInfo | undefined,
  sentences: RuleSentences | null,
): HTMLElement {
  const published = article.publishedAt === null ? t`no date given` : instantWords(article.publishedAt);
  const language = article.language ?? verdict.language;
  return element(
    'li',
    { class: 'report' },
    element('p', { class: 'quiet' }, ...publisherLine(article.publisher, info)),
    element('h4', { dir: 'auto' }, outsideLink(article.title, article.link, language)),
    article.summary === '' ? null : foreign('p', article.summary, language),
    element('p', { class: 'quiet' }, `${published} · ${languageName(language)}`),
    verdictDetails(article, verdict, sentences),
  );
}

/** The outlets of a side, on the list of feeds, of which no report is on record; by name, each once. */
export function silentOutlets(
  side: Side,
  reporting: ReadonlySet<string>,
  outlets: readonly Outlet[],
): readonly string[] {
  const names = outlets
    .filter((one) => sideOf(one) === side && !reporting.has(one.publisher))
    .map(({ name }) => name);
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}

function silentList(names: readonly string[]): HTMLElement | null {
  if (names.length === 0) return null;
  return element(
    'details',
    { class: 'silent-outlets' },
    element(
      'summary',
      {},
      counted(names.length, '{n} outlet without a report', '{n} outlets without a report'),
    ),
    element(
      'ul',
      { class: 'plain quiet', role: 'list' },
      ...names.map((name) => element('li', {}, foreign('span', name))),
    ),
  );
}

function sideColumn(
  side: Side,
  detail: DevelopmentDetail,
  outlets: readonly Outlet[],
  sentences: RuleSentences | null,
): HTMLElement {
  const reporting = new Set(detail.reports.map(({ outlet }) => outlet));
  const own = detail.reports.filter(({ outlet }) => sideOf(detail.publisherInfo[outlet]) === side);
  const items = own.map((report) => reportItem(report, detail.publisherInfo[report.outlet], sentences));
  return element(
    'div',
    { class: 'side' },
    element('h3', {}, `${side} (${own.length})`),
    items.length === 0
      ? element('p', { class: 'empty' }, t`No report from here is on record.`)
      : element('ul', { class: 'plain', role: 'list' }, ...items),
    silentList(silentOutlets(side, reporting, outlets)),
  );
}

/** Who told it and who did not, side by side; nothing for what only documents report. */
export function reportSection(
  detail: DevelopmentDetail,
  outlets: readonly Outlet[],
  sentences: RuleSentences | null,
): HTMLElement | null {
  if (detail.reports.length === 0) return null;
  const unplaced = detail.reports.some(({ outlet }) => sideOf(detail.publisherInfo[outlet]) === UNPLACED);
  const shown = SIDES.filter((side) => side !== UNPLACED || unplaced);
  return element(
    'section',
    { class: 'reports' },
    element('h2', {}, t`Who reported it`),
    element(
      'p',
      { class: 'intro' },
      t`${counted(detail.reports.length, '{n} report', '{n} reports')} from ${counted(detail.publishers, '{n} independent publisher', '{n} independent publishers')}; copies of one agency text count once.`,
    ),
    element(
      'p',
      { class: 'intro' },
      t`An outlet without a report may have told it all the same: its feed can be off, late or narrower than the outlet.`,
    ),
    element('div', { class: 'sides' }, ...shown.map((side) => sideColumn(side, detail, outlets, sentences))),
  );
}
