import type { DevelopmentOnSubject, PromiseOnSubject } from './promise-course.js';
import { promiseIdOf } from './promise-ledger.js';
import { agreed, delivery, DELIVERED, ledgerOf, on, SIGNED } from './promise.builder.js';

describe('decisions of people about promises', () => {
  const promiseId = promiseIdOf('d1');
  const meeting = on('d2', '2021-09-01', { eventType: 'CONSULT', status: 'occurred', score: 4 });
  const match = {
    correctionId: '1',
    kind: 'match',
    promiseId,
    developmentId: 'd2',
    change: 'progressed',
  } as const;
  const unmatch = { correctionId: '2', kind: 'unmatch', promiseId, developmentId: 'd2' } as const;

  it('match a development that no rule would', () => {
    const [held] = ledgerOf([agreed, meeting], [match]);
    expect(held?.promise.state).toBe('progressing');
    expect(held?.promise.history.at(-1)).toMatchObject({
      change: 'progressed',
      match: { by: 'person', correctionId: '1' },
    });
  });

  it('keep a development that they matched from opening or moving anything by rule', () => {
    const later = on('d2', '2021-09-01', SIGNED, { parties: ['company.rosneft'] });
    const opening = on('d1', '2021-05-28', SIGNED, { parties: ['company.gazprom'] });
    expect(ledgerOf([opening, later])).toHaveLength(2);
    expect(ledgerOf([opening, later], [match])).toHaveLength(1);
  });

  it('take a development off for good, and the last word holds', () => {
    const delivered = on('d2', '2021-09-01', DELIVERED, delivery);
    expect(ledgerOf([agreed, delivered], [unmatch])[0]?.promise.state).toBe('open');
    expect(ledgerOf([agreed, delivered], [unmatch, match])[0]?.promise.state).toBe('progressing');
    expect(ledgerOf([agreed, delivered], [match, unmatch])[0]?.promise.state).toBe('open');
  });

  it('end a promise whose opening they take off', () => {
    expect(ledgerOf([agreed], [{ ...unmatch, developmentId: 'd1' }])).toEqual([]);
  });

  it('set state and due date over what is read', () => {
    const due = { from: '2022-01-01', to: '2022-12-31', precision: 'year' } as const;
    const [held] = ledgerOf(
      [agreed, on('d2', '2021-09-01', DELIVERED, delivery)],
      [
        { correctionId: '3', kind: 'state', promiseId, state: 'stalled' },
        { correctionId: '4', kind: 'due', promiseId, due },
      ],
    );
    expect(held?.promise).toMatchObject({ state: 'stalled', due, byHand: { state: '3', due: '4' } });
  });

  it('keep a promise apart that an earlier one would swallow', () => {
    const earlier = on('d0', '2021-05-01', SIGNED);
    expect(ledgerOf([earlier, agreed])).toHaveLength(1);
    const decision = { correctionId: '3', kind: 'state', promiseId, state: 'stalled' } as const;
    expect(
      ledgerOf([earlier, agreed], [decision])
        .map(({ promise }) => promise.state)
        .sort(),
    ).toEqual(['open', 'stalled']);
  });
});

describe('a promise of the documents', () => {
  const known: PromiseOnSubject = {
    promise: {
      id: 'pr-dam',
      what: 'A dam',
      indicators: ['energy'],
      parties: { owes: 'Russia', owed: 'Pakistan' },
      amount: null,
      due: null,
      state: 'open',
      openedOn: { from: '2015-11-01', to: '2015-11-30', precision: 'month' },
      history: [
        {
          developmentId: 'bl-dam',
          change: 'opened',
          date: { from: '2015-11-01', to: '2015-11-30', precision: 'month' },
        },
      ],
      citations: [],
    },
    subject: { objects: ['object.power'], parties: [], places: [] },
    words: ['tarbela*', 'тарбел*'],
  };
  const later = (text: string): DevelopmentOnSubject =>
    on('d2', '2021-09-01', { ...SIGNED, indicators: ['energy'] }, { objects: ['object.power'], text });

  it('moves by news that has one of its words', () => {
    const [held] = ledgerOf([later('россия поможет расширить тарбелу')], [], [known]);
    expect(held?.promise.state).toBe('progressing');
    expect(held?.promise.history.at(-1)?.match).toMatchObject({
      by: 'rule',
      evidence: { words: ['тарбел*'] },
    });
  });

  it('is left as it is by other news of the same object', () => {
    const [held] = ledgerOf([later('russia to help with a dam')], [], [known]);
    expect(held).toEqual(known);
  });
});
