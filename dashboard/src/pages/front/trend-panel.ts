import { momentIn } from '../../address/query.js';
import { trendFigures } from '../../charts/trend-figures.js';
import { weekTrend } from '../../charts/trend.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { runningWeek } from '../../frame/running-week.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import type { IndexPoint } from '../../service/records.js';
import { SERIES, indexPoint } from '../../service/records.js';
import { weekOfMs } from '../../words/dates.js';

const WEEK_MS = 7 * 86_400_000;
const SHOWN_WEEKS = 104;

/** The last two years up to the day of knowledge. */
function shownWeeks(visit: Visit): { readonly from: string; readonly to: string } {
  const endMs = Date.parse(momentIn(visit.query));
  return { from: weekOfMs(endMs - (SHOWN_WEEKS - 1) * WEEK_MS), to: weekOfMs(endMs) };
}

function longView(visit: Visit): HTMLElement {
  return element('a', { href: visit.link('/history') }, t`1947–today`);
}

/** One line per indicator and one for all together, week by week, over two years. */
export function trendPanel(visit: Visit): Panel {
  return panel<readonly IndexPoint[]>({
    title: t`Week by week`,
    intro: t`The last two years. Shaded: the 90% range. Breaks in a line are weeks without a figure; the dashed end is the week that is not over. Triangles mark where an alarm was raised: up for cooperation, down for conflict. Select a point, or press Enter on it, to see its arithmetic.`,
    skeletonLines: 14,
    class: 'panel-tall',
    load: () => visit.reader.all('/index', { ...shownWeeks(visit) }, indexPoint),
    draw: (points) => [
      points.every(({ index }) => index === null)
        ? element(
            'p',
            { class: 'empty' },
            ...sentence`No week of the last two years has a figure yet. A week has one once feeds, or an imported archive, told of five developments within half a year. ${longView(visit)} shows the years before.`,
          )
        : trendFigures({
            trends: SERIES.map((name) => weekTrend(points, name, runningWeek(visit.query))),
            rhythm: t`by week`,
            csv: (indicator) => visit.reader.csv('/index', { ...shownWeeks(visit), indicator }),
            visit,
          }),
      element(
        'p',
        {},
        element(
          'a',
          { href: visit.link('/trends') },
          t`Trends: other periods, two compared, developments on the lines, words against deeds`,
        ),
      ),
    ],
  });
}
