import type { PromiseChange } from '../../kernel/words.js';
import { promiseState } from './promise-state.js';

describe('the state of a promise', () => {
  const history = (...changes: readonly PromiseChange[]): Parameters<typeof promiseState>[0] =>
    changes.map((change, at) => ({
      developmentId: null,
      change,
      date: { from: `2021-0${at + 1}-01`, to: `2021-0${at + 1}-01`, precision: 'day' as const },
    }));

  it.each([
    ['open', ['opened']],
    ['open', ['opened', 're-announced']],
    ['progressing', ['opened', 'progressed', 're-announced']],
    ['stalled', ['opened', 'progressed', 'stalled']],
    ['open', ['opened', 'stalled', 're-announced']],
    ['delivered', ['opened', 'delivered', 'stalled', 'cancelled', 'progressed']],
    ['cancelled', ['opened', 'cancelled', 'stalled', 're-announced']],
    ['progressing', ['opened', 'cancelled', 'progressed']],
  ] as const)('is %s after %j', (state, changes) => {
    expect(promiseState(history(...changes))).toBe(state);
  });

  it('goes by the dates, not by the order of entry', () => {
    expect(promiseState([...history('opened', 'progressed', 'stalled')].reverse())).toBe('stalled');
  });
});
