import { aDevelopment, dayAfter, inEverySeries, seriesInput, weekAfter } from './indicators.builder.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { SAME_SOURCES, type OtherSources } from './other-sources.js';
import type { CountedDevelopment } from './counted-development.js';
import { figureRevisions, type FigureRevision, type KnownNumbers } from './revisions.js';
import { pointsOfSteps, seriesSteps } from './weekly-series.js';

const parameters = { ...seriesInput([]).parameters, intensityBaseWeeks: 10, shortHistoryBelowWeeks: 10 };
const calls = Array.from({ length: 20 }, (_, week) =>
  aDevelopment({ id: `call-${week}`, day: dayAfter(7 * week) }),
);
const note = aDevelopment({ id: 'note', day: dayAfter(35), score: 0 });

function known(developments: readonly CountedDevelopment[], sources?: OtherSources): KnownNumbers {
  const input = {
    ...seriesInput(developments),
    ...(sources === undefined ? {} : { otherSources: inEverySeries(sources) }),
  };
  const steps = seriesSteps({ ...input, parameters, currentWeek: weekAfter(20) });
  return { steps, points: pointsOfSteps(steps, { parameters }) };
}

/** Of diplomacy, after a development was withdrawn. */
function revisionsWithout(development: CountedDevelopment): FigureRevision[] {
  const changed = [{ id: development.id, before: development, after: null }];
  return figureRevisions(
    known([...calls, note]),
    known([...calls, note].filter((one) => one !== development)),
    changed,
    parameters,
  ).filter(({ indicator }) => indicator === 'diplomacy');
}

describe('the figures given otherwise before', () => {
  it('hold the week of a withdrawn development that moved no index, and the moved mean of intensity in one line', () => {
    const revisions = revisionsWithout(note);
    expect(revisions.map(({ week, until, differs }) => ({ week, until, differs }))).toEqual([
      { week: weekAfter(0), until: weekAfter(19), differs: ['intensity'] },
      { week: weekAfter(5), until: weekAfter(5), differs: ['developments', 'intensity'] },
    ]);
    for (const { reasons } of revisions)
      expect(reasons().causes).toEqual([{ developmentId: 'note', before: 0, after: null }]);
  });

  it('say where other sources are known to have watched the weeks before, though no development changed', () => {
    const since = (place: number): OtherSources => {
      const span = { first: weekNumber(weekAfter(0)), last: weekNumber(weekAfter(place - 1)) };
      return new Map([[weekAfter(15), { ...SAME_SOURCES, others: [span], since: span.last + 1 }]]);
    };
    const revisions = figureRevisions(known(calls), known(calls, since(8)), [], parameters).filter(
      ({ indicator }) => indicator === 'diplomacy',
    );
    expect(revisions[0]).toMatchObject({ week: weekAfter(15), differs: ['state', 'intensity'] });
    expect(revisions[0]?.reasons()).toEqual({
      ...{ causes: [], coverage: [] },
      sources: {
        before: { comparableWeeks: 16, sourcesSince: null },
        after: { comparableWeeks: 8, sourcesSince: weekAfter(8) },
      },
    });
  });

  it('say of each week what differs: the index and its band from the changed week on, the rest in that week', () => {
    const last = calls.at(-1)!;
    const revisions = revisionsWithout(last);
    expect(revisions.map(({ week, differs }) => ({ week, differs }))).toEqual([
      { week: weekAfter(19), differs: ['index', 'band', 'developments', 'flows', 'intensity'] },
    ]);
  });
});
