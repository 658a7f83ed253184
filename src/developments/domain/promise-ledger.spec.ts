import fc from 'fast-check';
import type { PromiseChange } from '../../kernel/words.js';
import { bearsOnPromises, type DevelopmentOnSubject } from './promise-course.js';
import { promiseIdOf } from './promise-ledger.js';
import { agreed, delivery, DELIVERED, ledgerOf, on, rules, SIGNED } from './promise.builder.js';

/** What the later development does to the promise that `opening` opens. */
function changeBy(later: DevelopmentOnSubject, opening: DevelopmentOnSubject = agreed): PromiseChange | null {
  const [held] = ledgerOf([opening, later]);
  return (
    held?.promise.history.find(({ developmentId }) => developmentId === later.development.id)?.change ?? null
  );
}

describe('the promise ledger of the news', () => {
  it('opens a promise with an agreement on a concrete object, and keeps what it rests on', () => {
    const [held, ...others] = ledgerOf([agreed]);
    expect(others).toEqual([]);
    expect(held?.promise).toMatchObject({ id: promiseIdOf('d1'), state: 'open', indicators: ['defence'] });
    expect(held?.promise.history).toMatchObject([
      {
        change: 'opened',
        match: { by: 'rule', rule: 'promise.opened', evidence: { objects: ['object.helicopters'] } },
      },
    ]);
  });

  it.each([
    ['no object', on('d1', '2021-05-28', SIGNED, { objects: [] })],
    [
      'an object that is none to be delivered',
      on('d1', '2021-05-28', SIGNED, { objects: ['object.exercise'] }),
    ],
    ['a thing already done', on('d1', '2021-05-28', DELIVERED)],
    ['a wish of one side', on('d1', '2021-05-28', { eventType: 'AGREE', status: 'planned', score: 3 })],
    [
      'a threat',
      on('d1', '2021-05-28', { eventType: 'AGREE', status: 'planned', score: -4, direction: 'conflict' }),
    ],
    [
      'an undated agreement',
      on('d1', '2021-05-28', { ...SIGNED, date: { from: null, to: null, precision: 'undated' } }),
    ],
    ['an alleged agreement', on('d1', '2021-05-28', { ...SIGNED, status: 'alleged' })],
    [
      'a visit without a date',
      on(
        'd1',
        '2021-05-28',
        { eventType: 'AGREE', status: 'planned', score: 2 },
        { objects: ['visit.person.lavrov'] },
      ),
    ],
  ])('opens nothing for %s', (_, entry) => {
    expect(ledgerOf([entry])).toEqual([]);
  });

  it('opens one promise for what is agreed upon again and again, also where another of the kind stands beside it', () => {
    const sale = { eventType: 'AGREE', status: 'agreed', score: 4 } as const;
    const of = (id: string, month: number, what: string): DevelopmentOnSubject =>
      on(id, `2021-0${month}-10`, { ...sale, what }, { text: what.toLowerCase() });
    const exact = (n: number): DevelopmentOnSubject =>
      of(`exact-${n}`, n, 'Russia to sell Mi-35 helicopters');
    const loose = (n: number): DevelopmentOnSubject => of(`loose-${n}`, n, 'Helicopter deal with Russia');
    const ledger = ledgerOf([exact(1), loose(2), exact(3), loose(4), exact(5), loose(6), exact(7)]);
    expect(ledger.map(({ promise }) => promise.history.map(({ developmentId }) => developmentId))).toEqual([
      ['exact-1', 'exact-3', 'exact-5', 'exact-7'],
      ['loose-2', 'loose-4', 'loose-6'],
    ]);
    const other = of('other', 8, 'Russia to sell Mi-17 helicopters');
    expect(ledgerOf([exact(1), exact(3), other])).toHaveLength(2);
  });

  it('opens one for a delivery that is announced', () => {
    const announced = on(
      'd1',
      '2021-05-28',
      { eventType: 'AGREE', status: 'planned', score: 3 },
      { acts: ['act.ship'] },
    );
    expect(ledgerOf([announced])).toHaveLength(1);
  });

  it.each([
    ['re-announced', on('d2', '2021-09-01', { eventType: 'AGREE', status: 'planned', score: 4 })],
    ['progressed', on('d2', '2021-09-01', { eventType: 'SUPPORT', status: 'agreed', score: 6 })],
    ['delivered', on('d2', '2021-09-01', DELIVERED, delivery)],
    [
      'stalled',
      on('d2', '2021-09-01', { eventType: 'REJECT', status: 'stalled', score: -3, direction: 'conflict' }),
    ],
    [
      'cancelled',
      on('d2', '2021-09-01', { eventType: 'REJECT', status: 'cancelled', score: -4, direction: 'conflict' }),
    ],
  ] as const)('is %s by a later development on the same object', (change, later) => {
    expect(changeBy(later)).toBe(change);
  });

  it.each([
    ['nothing was handed over', on('d2', '2021-09-01', DELIVERED, { acts: ['act.launch'] })],
    [
      'it was a first batch',
      on('d2', '2021-09-01', DELIVERED, { ...delivery, text: 'russia hands over first helicopters' }),
    ],
  ])('counts as progress, not as delivery, where %s', (_, later) => {
    expect(changeBy(later)).toBe('progressed');
  });

  it.each([
    ['100000 tonne', 'delivered'],
    ['30000 tonne', 'progressed'],
  ])('with 100,000 tonnes promised, %s that arrive are %s', (quantity, change) => {
    const food = { objects: ['object.food'], places: ['place.karachi'] };
    const opening = on('d1', '2021-05-28', SIGNED, { ...food, quantities: ['100000 tonne'] });
    const later = on('d2', '2021-09-01', DELIVERED, { ...food, ...delivery, quantities: [quantity] });
    expect(changeBy(later, opening)).toBe(change);
  });

  it('is not stalled by a cool remark', () => {
    const remark = { eventType: 'REJECT', status: 'stalled', score: -1, direction: 'conflict' } as const;
    expect(changeBy(on('d2', '2021-09-01', remark))).toBeNull();
  });

  it('takes one cargo for progress where a supply without an amount was promised', () => {
    const oil = { objects: ['object.crude-oil'] };
    const opening = on('d1', '2021-05-28', SIGNED, oil);
    expect(changeBy(on('d2', '2021-09-01', DELIVERED, { ...oil, ...delivery }), opening)).toBe('progressed');
  });

  it('takes an agreement on another quantity for another promise', () => {
    const food = { objects: ['object.food'], places: ['place.karachi'] };
    const first = on('d1', '2021-05-28', SIGNED, { ...food, quantities: ['100000 tonne'] });
    const second = on('d2', '2021-06-28', SIGNED, { ...food, quantities: ['300000 tonne'] });
    expect(ledgerOf([first, second]).map(({ promise }) => promise.amount?.value)).toEqual([100_000, 300_000]);
  });

  it('does not move by a meeting at which the object came up', () => {
    expect(
      changeBy(on('d2', '2021-09-01', { eventType: 'CONSULT', status: 'occurred', score: 4 })),
    ).toBeNull();
  });

  it.each([
    ['another object', on('d2', '2021-09-01', DELIVERED, { ...delivery, objects: ['object.vaccine'] })],
    ['another indicator', on('d2', '2021-09-01', { ...DELIVERED, indicators: ['trade'] }, delivery)],
    ['an earlier day', on('d2', '2021-01-01', DELIVERED, delivery)],
    ['an alleged delivery', on('d2', '2021-09-01', { ...DELIVERED, status: 'alleged' }, delivery)],
    [
      'an undated one',
      on(
        'd2',
        '2021-09-01',
        { ...DELIVERED, date: { from: null, to: null, precision: 'undated' } },
        delivery,
      ),
    ],
  ])('is left alone by %s', (_, later) => {
    expect(changeBy(later)).toBeNull();
  });

  it('is left alone by a development of other companies', () => {
    const opening = on('d1', '2021-05-28', SIGNED, { parties: ['company.gazprom'] });
    const other = on('d2', '2021-09-01', DELIVERED, { ...delivery, parties: ['company.rosneft'] });
    expect(changeBy(other, opening)).toBeNull();
  });

  it('needs more than a wide object in common', () => {
    const opening = on('d1', '2021-05-28', SIGNED, { objects: ['object.power'] });
    const later = { eventType: 'SUPPORT', status: 'agreed', score: 6 } as const;
    expect(changeBy(on('d2', '2021-09-01', later, { objects: ['object.power'] }), opening)).toBeNull();
    const place = { objects: ['object.power'], places: ['place.karachi'] };
    const named = on('d1', '2021-05-28', SIGNED, place);
    expect(changeBy(on('d2', '2021-09-01', later, place), named)).toBe('progressed');
  });

  it('settles nothing where two promises fit as well', () => {
    const gazprom = on('d1', '2021-05-28', SIGNED, { parties: ['company.gazprom'] });
    const rosneft = on('d2', '2021-06-28', SIGNED, { parties: ['company.rosneft'] });
    const later = on('d3', '2021-09-01', DELIVERED, delivery);
    expect(ledgerOf([gazprom, rosneft, later]).map(({ promise }) => promise.state)).toEqual(['open', 'open']);
  });

  it('opens a new promise when a delivered one is agreed upon again', () => {
    const ledger = ledgerOf([
      agreed,
      on('d2', '2021-09-01', DELIVERED, delivery),
      on('d3', '2022-01-01', SIGNED),
    ]);
    expect(ledger.map(({ promise }) => promise.state)).toEqual(['delivered', 'open']);
  });

  it('reads a promise as it stood on the day of the development, whatever came later', () => {
    const late = on('d3', '2022-01-01', DELIVERED, delivery);
    const between = on('d2', '2021-09-01', { eventType: 'AGREE', status: 'planned', score: 4 });
    const [held] = ledgerOf([late, agreed, between]);
    expect(held?.promise.history.map(({ change }) => change)).toEqual([
      'opened',
      're-announced',
      'delivered',
    ]);
  });

  describe('visits', () => {
    const scheduled = { from: '2021-06-10', to: '2021-06-11', precision: 'day' } as const;
    const visit = { objects: ['visit.person.lavrov'], acts: ['act.visit'] };
    const planned = on(
      'd1',
      '2021-05-28',
      { eventType: 'AGREE', status: 'planned', score: 2, scheduled, indicators: ['diplomacy'] },
      visit,
    );
    const took = (day: string): DevelopmentOnSubject =>
      on('d2', day, { eventType: 'CONSULT', status: 'occurred', score: 3, indicators: ['diplomacy'] }, visit);

    it('are kept by the visit near its dates', () => {
      expect(changeBy(took('2021-06-12'), planned)).toBe('delivered');
    });

    it('are not kept by another visit of the same person', () => {
      expect(changeBy(took('2021-09-12'), planned)).toBeNull();
    });

    it('are broken where they are called off', () => {
      const off = {
        eventType: 'REJECT',
        status: 'cancelled',
        score: -4,
        direction: 'conflict',
        indicators: ['diplomacy'],
      } as const;
      expect(changeBy(on('d2', '2021-06-02', off, visit), planned)).toBe('cancelled');
    });
  });

  it('gives the same ledger whatever the order of the developments', () => {
    const some = fc.record({
      day: fc.constantFrom('2021-01-01', '2021-02-01', '2021-03-01'),
      score: fc.constantFrom(3, 5, 7, -3, -6),
      status: fc.constantFrom('planned' as const, 'agreed' as const, 'occurred' as const),
      eventType: fc.constantFrom('AGREE' as const, 'COOPERATE' as const),
      object: fc.constantFrom('object.helicopters', 'object.vaccine'),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 8 }).chain((list) => {
          const entries = list.map(({ day, object, ...rest }, at) =>
            on(`d${at}`, day, rest, { ...delivery, objects: [object] }),
          );
          return fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }));
        }),
        ([entries, shuffled]) => {
          expect(ledgerOf(shuffled)).toEqual(ledgerOf(entries));
        },
      ),
    );
  });

  it('is touched by no development that bears on no promise', () => {
    const some = fc.record({
      score: fc.integer({ min: -8, max: 8 }),
      status: fc.constantFrom(
        'planned' as const,
        'occurred' as const,
        'stalled' as const,
        'alleged' as const,
      ),
      direction: fc.constantFrom('cooperation' as const, 'conflict' as const),
    });
    fc.assert(
      fc.property(some, (changes) => {
        const entry = on('d2', '2021-09-01', changes, delivery);
        fc.pre(!bearsOnPromises(entry, rules));
        expect(ledgerOf([agreed, entry])).toEqual(ledgerOf([agreed]));
      }),
    );
  });
});
