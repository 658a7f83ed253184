import fc from 'fast-check';
import { anyDevelopments } from './any-development.builder.js';
import { changedColumns } from './changed-columns.js';
import type { CountedDevelopment } from './counted-development.js';
import { ColumnsBuilder, developmentsIn, type DevelopmentColumns } from './development-columns.js';

function columnsOf(developments: readonly CountedDevelopment[]): DevelopmentColumns {
  const builder = new ColumnsBuilder();
  for (const development of developments) builder.add(development);
  return builder.build();
}

describe('the columns of a week after a change', () => {
  it('hold what stayed, in its order, and then what came', () => {
    fc.assert(
      fc.property(
        anyDevelopments(40),
        anyDevelopments(4),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (before, added, leaves) => {
          const columns = columnsOf(before);
          const gone = before.flatMap((_, row) => (leaves[row] === true ? [row] : []));
          const left = [...before.filter((_, row) => leaves[row] !== true), ...added];
          const after = changedColumns(columns, gone, added);
          expect(after).toEqual(left.length === 0 ? null : columnsOf(left));
          expect([...developmentsIn(columns)]).toEqual(before);
        },
      ),
    );
  });

  it('are those of what came, where the week brought nothing before', () => {
    fc.assert(
      fc.property(anyDevelopments(4), (added) => {
        const after = changedColumns(undefined, [], added);
        expect(after).toEqual(added.length === 0 ? null : columnsOf(added));
      }),
    );
  });
});
