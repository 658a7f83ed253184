import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import type { Listed } from '../../developments/domain/week-reader.js';
import type { NumbersOfWeek } from './report-input.js';

/** The developments, by id, whose sentences a report prints beside those that it lists; each once, in order. */
export function namedDevelopments(given: {
  readonly numbers: NumbersOfWeek;
  readonly developments: Listed<WeighedDevelopment>;
  readonly moved: readonly DiplomaticPromise[];
}): readonly string[] {
  const { numbers, developments, moved } = given;
  const named = [
    ...developments.first.map(({ id }) => id),
    ...numbers.flags.flatMap((flag) =>
      flag.kind === 'first-on-record'
        ? [flag.developmentId]
        : flag.kind === 'record'
          ? []
          : flag.developmentIds,
    ),
    ...numbers.alarms.flatMap(({ developmentIds }) => developmentIds),
    ...moved.flatMap(({ history }) => history.map(({ developmentId }) => developmentId)),
  ];
  return [...new Set(named)].filter((id) => id !== null);
}
