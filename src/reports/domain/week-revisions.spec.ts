import type { IndexPoint } from '../../indicators/domain/index-point.js';
import { loadReportMethod } from '../adapters/load-report-method.js';
import type { RevisedFigure } from './report-input.js';
import { reportRevisions } from './week-revisions.js';

const method = loadReportMethod();
const NOTHING_LATE = { developments: { first: [], all: 0 }, promises: [] };
const WEEKS = { from: '2030-W20', to: '2031-W19' };
const SINCE = { asOf: '2031-05-05T01:00:00.000Z', week: '2031-W18', edition: 1 };

function point(index: number | null, changes: Partial<IndexPoint> = {}): IndexPoint {
  const none = { words: 0, deeds: 0 };
  const band = { index, low: index === null ? null : index - 10, high: index === null ? null : index + 10 };
  return {
    ...{ week: '2031-W10', indicator: 'trade', n: 3, weight: 3, cooperation: none, conflict: none },
    ...{ intensity: null, coverage: 1, state: index === null ? 'thin' : 'ok', alarms: null },
    ...{ ...band, ...changes },
  };
}

function revised(week: string, before: IndexPoint, after: IndexPoint, causes = 1): RevisedFigure {
  return {
    ...{ week, indicator: 'trade', before, after },
    reasons: () => ({
      causes: Array.from({ length: causes }, (_, i) => ({
        ...{ developmentId: `d-${i}`, what: `A fair, ${i}`, kind: 'merged', mergedInto: 'd-9' },
        ...{ before: 2.005, after: null },
      })),
      coverage: [],
    }),
  };
}

const told = (figures: readonly RevisedFigure[]) =>
  reportRevisions({ revisions: { since: SINCE, figures, late: NOTHING_LATE }, method }, WEEKS);

describe('the revisions since the last report', () => {
  it('are those that print otherwise, or whose state is another', () => {
    const { figures } = told([
      revised('2031-W01', point(20.04), point(20.01)),
      revised('2031-W02', point(20.04), point(20.16)),
      revised('2031-W03', point(20), point(20, { state: 'partial' })),
    ]);
    expect(figures.map(({ week }) => week)).toEqual(['2031-W02', '2031-W03']);
  });

  it('begin with what has a figure on one side only, then go by size, whichever way', () => {
    const { figures } = told([
      revised('2031-W01', point(20), point(22)),
      revised('2031-W02', point(20), point(11)),
      revised('2031-W03', point(null), point(20)),
    ]);
    expect(figures.map(({ week }) => week)).toEqual(['2031-W03', '2031-W02', '2031-W01']);
    expect(figures[0]).toMatchObject({ before: null, after: { index: 20, low: 10, high: 30 } });
  });

  it('count figures and causes that they do not list', () => {
    const many = Array.from({ length: method.most.revisions + 3 }, (_, i) =>
      revised(`2030-W${20 + i}`, point(20), point(25), method.most.causes + 2),
    );
    const { figures, figuresNotListed } = told(many);
    expect([figures.length, figuresNotListed]).toEqual([method.most.revisions, 3]);
    expect(figures[0]?.causes).toHaveLength(method.most.causes);
    expect(figures[0]?.causesNotListed).toBe(2);
  });

  it('say of a cause what it counted before and now, where it still counts', () => {
    const [figure] = told([revised('2031-W01', point(20), point(25))]).figures;
    expect(figure?.causes).toEqual([
      {
        ...{ developmentId: 'd-0', what: 'A fair, 0', kind: 'merged', mergedInto: 'd-9' },
        ...{ before: 2.01, after: null },
      },
    ]);
  });

  it('name the report they are compared with, and the weeks looked at', () => {
    expect(told([])).toMatchObject({ since: SINCE, ...WEEKS, figures: [], figuresNotListed: 0 });
  });
});
