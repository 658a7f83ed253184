import { asOfIn, changed } from '../../address/query.js';
import { trendFigures } from '../../charts/trend-figures.js';
import { weekTrend } from '../../charts/trend.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import type { Visit } from '../../frame/visit.js';
import type { IndexPoint } from '../../service/records.js';
import { SERIES, indexPoint } from '../../service/records.js';
import { choiceButtons } from '../choice-buttons.js';
import type { Choice } from './choice.js';
import { SPANS, SPAN_LABEL, weeksOf } from './choice.js';
import { t } from '../../language/say.js';

/** The weeks that are shown, up to the day of knowledge. */
export function shownWeeks(visit: Visit, { span }: Choice): { readonly from: string; readonly to: string } {
  return weeksOf(span, Date.parse(asOfIn(visit.query) ?? new Date().toISOString()));
}

function spanButtons(visit: Visit, choice: { current: Choice }): HTMLElement {
  return choiceButtons({
    legend: t`Period shown`,
    options: SPANS,
    label: (span) => SPAN_LABEL[span],
    current: choice.current.span,
    choose: (span) => {
      visit.go(changed({ path: '/', query: new URLSearchParams(location.search) }, { span }));
    },
  });
}

/** One line per indicator and one for all together, week by week. */
export function trendPanel(visit: Visit, choice: { current: Choice }): Panel {
  return panel<readonly IndexPoint[]>({
    title: t`Week by week`,
    intro: t`Shaded: the 90% range. Breaks in a line are weeks without a figure; the dashed end is the week that is not over. Triangles mark where an alarm was raised: up for cooperation, down for conflict. Select a point, or press Enter on it, to see its arithmetic.`,
    skeletonLines: 14,
    class: 'panel-tall',
    load: () => visit.reader.all('/index', { ...shownWeeks(visit, choice.current) }, indexPoint),
    draw: (points) => [
      spanButtons(visit, choice),
      points.length === 0
        ? element(
            'p',
            { class: 'empty' },
            t`No week of this period is on record. Weekly figures begin with the first news; the long view shows the years before.`,
          )
        : trendFigures({
            trends: SERIES.map((name) => weekTrend(points, name)),
            rhythm: t`by week`,
            csv: (indicator) =>
              visit.reader.csv('/index', { ...shownWeeks(visit, choice.current), indicator }),
            visit,
          }),
    ],
  });
}
