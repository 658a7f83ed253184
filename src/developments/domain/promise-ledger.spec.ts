import fc from 'fast-check';
import { aDevelopment } from './development.builder.js';
import type { Development } from './development.js';
import { promiseChanges } from './promise-ledger.js';
import type { DevelopmentOnSubject, PromiseOnSubject } from './promise-ledger.js';
import { promiseState } from './promise-state.js';
import { amountOf, subjectOf } from './promise-subject.js';
import type { PromiseSubject } from './promise-subject.js';
import type { PromiseChange } from './promise.js';
import { aReport } from './report.builder.js';

const pipeline: PromiseSubject = { objects: ['object.pipeline'], parties: [] };

const on = (
  id: string,
  day: string,
  changes: Partial<Development> = {},
  subject = pipeline,
): DevelopmentOnSubject => ({
  development: aDevelopment(id, {
    date: { from: day, to: day, precision: 'day' },
    indicators: ['energy'],
    ...changes,
  }),
  subject,
  amount: null,
});

const agreed = on('d1', '2021-05-28', { eventType: 'SUPPORT', status: 'agreed', score: 5 });

/** The promise that `agreed` opens. */
const opened = (): PromiseOnSubject => {
  const [event] = promiseChanges([agreed], []);
  if (event === undefined) throw new Error('the agreement opened no promise');
  return event.after;
};

const changesBy = (entry: DevelopmentOnSubject): readonly PromiseChange[] =>
  promiseChanges([entry], [opened()]).map(({ change }) => change);

describe('the promise ledger', () => {
  it('opens a promise with an agreement on a concrete object', () => {
    const [event] = promiseChanges([agreed], []);
    expect(event).toMatchObject({ change: 'opened', developmentId: 'd1', shared: ['object.pipeline'] });
    expect(event?.after.promise).toMatchObject({
      state: 'open',
      what: agreed.development.what,
      indicators: ['energy'],
    });
  });

  it.each([
    [
      'no object',
      on(
        'd1',
        '2021-05-28',
        { eventType: 'AGREE', status: 'planned', score: 3 },
        { objects: [], parties: [] },
      ),
    ],
    [
      'a thing already done',
      on('d1', '2021-05-28', { eventType: 'COOPERATE', status: 'occurred', score: 7 }),
    ],
    ['a routine announcement', on('d1', '2021-05-28', { eventType: 'AGREE', status: 'planned', score: 2 })],
    [
      'a threat',
      on('d1', '2021-05-28', { eventType: 'AGREE', status: 'planned', score: -4, direction: 'conflict' }),
    ],
  ])('opens nothing for %s', (_, entry) => {
    expect(promiseChanges([entry], [])).toEqual([]);
  });

  it.each([
    ['re-announced', { eventType: 'AGREE', status: 'planned', score: 4 }],
    ['progressed', { eventType: 'SUPPORT', status: 'agreed', score: 6 }],
    ['delivered', { eventType: 'COOPERATE', status: 'occurred', score: 7 }],
    ['stalled', { eventType: 'REJECT', status: 'stalled', score: -3, direction: 'conflict' }],
    ['cancelled', { eventType: 'REJECT', status: 'cancelled', score: -4, direction: 'conflict' }],
  ] as const)('is %s by a later development on the same object', (change, changes) => {
    expect(changesBy(on('d2', '2021-09-01', changes))).toEqual([change]);
  });

  it('does not move by a meeting at which the object came up', () => {
    expect(changesBy(on('d2', '2021-09-01', { eventType: 'CONSULT', status: 'occurred', score: 4 }))).toEqual(
      [],
    );
  });

  it.each([
    ['another object', on('d2', '2021-09-01', { score: 7 }, { objects: ['object.vaccine'], parties: [] })],
    ['another indicator', on('d2', '2021-09-01', { score: 7, indicators: ['defence'] })],
    ['an earlier day', on('d2', '2021-01-01', { score: 7 })],
    ['an alleged delivery', on('d2', '2021-09-01', { score: 7, status: 'alleged' })],
    [
      'an undated delivery',
      {
        ...on('d2', '2021-09-01'),
        development: aDevelopment('d2', { date: { from: null, to: null, precision: 'undated' } }),
      },
    ],
  ])('is left alone by %s', (_, entry) => {
    expect(promiseChanges([entry], [opened()]).filter(({ change }) => change !== 'opened')).toEqual([]);
  });

  it('is left alone by a development of other companies', () => {
    const held = { ...opened(), subject: { objects: ['object.pipeline'], parties: ['company.gazprom'] } };
    const other = on(
      'd2',
      '2021-09-01',
      { score: 7 },
      { objects: ['object.pipeline'], parties: ['company.rosneft'] },
    );
    expect(promiseChanges([other], [held])).toEqual([]);
  });

  it('opens a new promise when a delivered one is agreed upon again', () => {
    const events = promiseChanges(
      [
        on('d2', '2021-09-01', { score: 7 }),
        on('d3', '2022-01-01', { eventType: 'AGREE', status: 'agreed', score: 5 }),
      ],
      [opened()],
    );
    expect(events.map(({ change }) => change)).toEqual(['delivered', 'opened']);
  });

  it('counts no development twice', () => {
    expect(promiseChanges([agreed], [opened()])).toEqual([]);
  });

  it('gives the same changes whatever the order of the developments', () => {
    const some = fc.record({
      day: fc.constantFrom('2021-01-01', '2021-02-01', '2021-03-01'),
      score: fc.constantFrom(3, 5, 7, -3, -6),
      status: fc.constantFrom('planned' as const, 'agreed' as const, 'occurred' as const),
      eventType: fc.constantFrom('AGREE' as const, 'COOPERATE' as const),
      object: fc.constantFrom('object.pipeline', 'object.vaccine'),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 8 }).chain((list) => {
          const entries = list.map(({ day, object, ...rest }, at) =>
            on(`d${at}`, day, rest, { objects: [object], parties: [] }),
          );
          return fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }));
        }),
        ([entries, shuffled]) => {
          expect(promiseChanges(shuffled, [])).toEqual(promiseChanges(entries, []));
        },
      ),
    );
  });
});

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

describe('the subject of reports', () => {
  const traits = (
    ids: readonly string[],
    quantities: readonly string[] = [],
  ): ReturnType<typeof aReport>['verdict']['traits'] =>
    aReport('a', {
      traits: {
        entities: ids.filter((id) => id.startsWith('c')),
        acts: ids.filter((id) => !id.startsWith('c')),
        quantities,
      },
    }).verdict.traits;

  it('is what at least half of the texts name, without wide objects', () => {
    const subject = subjectOf([
      traits(['object.pipeline', 'object.trade', 'company.gazprom']),
      traits(['object.pipeline', 'object.vaccine', 'act.sign']),
      traits(['object.pipeline', 'company.gazprom']),
    ]);
    expect(subject).toEqual({ objects: ['object.pipeline'], parties: ['company.gazprom'] });
  });

  it('has an amount only where the texts give one', () => {
    expect(amountOf([traits([], ['100000 tonne'])])).toMatchObject({ value: 100_000, unit: 'tonne' });
    expect(amountOf([traits([], ['100000 tonne', '8 billion'])])).toBeNull();
    expect(amountOf([traits([])])).toBeNull();
  });
});
