import type { PromiseChange } from '../../kernel/words.js';
import type { Development } from './development.js';
import type { DevelopmentOnSubject } from './promise-course.js';
import { quantitiesIn } from './promise-amount.js';
import { promiseIdOf } from './promise-ledger.js';
import { ledgerOf, on } from './promise.builder.js';
import type { ReportedSubject } from './promise-subject.js';

const CONTRACT = { eventType: 'SUPPORT', status: 'agreed', score: 6 } as const;
const ARRIVAL = { eventType: 'COOPERATE', status: 'occurred', score: 7 } as const;
const HALT = { eventType: 'SANCTION', status: 'stalled', score: -4, direction: 'conflict' } as const;
const FOOD = ['object.food'];
const OIL = ['object.crude-oil'];
const ARMS = ['object.arms'];
const HELICOPTERS = ['object.helicopters'];

function headline(
  what: string,
  day: string,
  changes: Partial<Development>,
  about: Partial<ReportedSubject>,
): DevelopmentOnSubject {
  return on(what, day, changes, { text: what.toLowerCase(), ...about });
}

const signed = (what: string, objects: readonly string[], day = '2023-02-01'): DevelopmentOnSubject =>
  headline(what, day, CONTRACT, { objects, acts: ['act.sign'] });
const arrived = (what: string, objects: readonly string[], day = '2023-06-01'): DevelopmentOnSubject =>
  headline(what, day, ARRIVAL, { objects, acts: ['act.deliver'] });

/** What the last development does to the promise that the first one opens. */
function changeOf(
  opening: DevelopmentOnSubject,
  ...later: readonly DevelopmentOnSubject[]
): PromiseChange | null {
  const last = later.at(-1);
  const [held] = ledgerOf([opening, ...later]);
  return (
    held?.promise.history.find(({ developmentId }) => developmentId === last?.development.id)?.change ?? null
  );
}

describe('matching of news to promises', () => {
  it.each([
    [
      'the goods that it is of',
      signed('Pakistan signs contract with Russia for wheat', FOOD),
      arrived('Первая партия российской пшеницы прибыла в Пакистан', FOOD),
    ],
    [
      'a make of what was promised',
      signed('روس اور پاکستان کے درمیان ہیلی کاپٹروں کا معاہدہ', HELICOPTERS),
      arrived('Russia hands over first Mi-35 helicopters', HELICOPTERS),
    ],
    [
      'the cargo that was promised, counted alike',
      signed('Pakistan signs contract for second cargo of Russian crude oil', OIL),
      arrived('Second cargo of Russian crude oil arrives in Karachi', OIL),
    ],
  ])('moves a promise by %s', (_, opening, later) => {
    expect(changeOf(opening, later)).not.toBeNull();
  });

  it.each([
    [
      'other goods of one object',
      signed('Pakistan signs contract with Russia for wheat', FOOD),
      arrived('Pakistani rice arrives in Russia', FOOD),
    ],
    [
      'another make',
      signed('Russia and Pakistan sign deal on Mi-35 helicopters', HELICOPTERS),
      arrived('Россия поставила Пакистану вертолёты Ми-17', HELICOPTERS),
    ],
    [
      'a word within a longer one: anti-tank missiles are no tanks',
      signed('Pakistan and Russia sign contract on tanks', ARMS),
      headline('Moscow freezes delivery of anti-tank missiles to Pakistan', '2023-06-01', HALT, {
        objects: ARMS,
        acts: ['act.suspend'],
      }),
    ],
    [
      'the goods that a project is for',
      signed('Russia and Pakistan sign agreement to build oil refinery', [...OIL, 'object.refinery']),
      arrived('Russian oil arrives in Karachi', OIL),
    ],
    [
      'another cargo than was promised',
      signed('Pakistan signs contract for second cargo of Russian crude oil', OIL),
      arrived('First cargo of Russian crude oil arrives in Karachi', OIL),
    ],
    [
      'a cargo that does not say which',
      signed('Pakistan signs contract for second cargo of Russian crude oil', OIL),
      arrived('Cargo of Russian crude oil arrives in Karachi', OIL),
    ],
    [
      'what went to another country',
      signed('روس اور پاکستان کے درمیان ٹینکوں کی خریداری کا معاہدہ', ARMS),
      arrived('روس نے بھارت کو ٹینک فراہم کر دیے، پاکستان کی تشویش', ARMS),
    ],
    [
      'an older contract',
      signed('Pakistan signs new contract with Russia for wheat', FOOD),
      arrived('Pakistan pays Russia for wheat delivered under old contract', FOOD),
    ],
    [
      'a year before it',
      signed('Pakistan signs contract with Russia for wheat', FOOD),
      arrived('Pakistan pays Russia for wheat of 2021', FOOD),
    ],
    [
      'ministers who discuss it',
      signed('Россия и Пакистан подписали протокол о поставках картофеля', FOOD),
      headline(
        'Россия и Пакистан обсудили поставки картофеля',
        '2023-06-01',
        { eventType: 'CONSULT', status: 'occurred', score: 5 },
        { objects: FOOD, acts: ['act.meet', 'act.deliver'] },
      ),
    ],
    [
      'a launch that is put on hold, read as a launch',
      signed('Moscow and Islamabad sign accord on freight train', ['object.transport']),
      headline('Launch of Russia-Pakistan freight train put on hold', '2023-06-01', ARRIVAL, {
        objects: ['object.transport'],
        acts: ['act.launch', 'act.stall'],
      }),
    ],
    [
      'a thing that comes years after its last step',
      signed('Pakistan signs contract with Russia for wheat', FOOD),
      arrived('Russian wheat arrives in Pakistan', FOOD, '2026-06-01'),
    ],
    [
      'a step of an agreement among other companies',
      signed('Pakistan and Russia agree on direct flights', ['object.transport']),
      headline('PIA and Aeroflot sign agreement on shared flights', '2023-06-01', CONTRACT, {
        objects: ['object.transport'],
        parties: ['company.pia', 'company.aeroflot'],
      }),
    ],
  ])('does not move a promise by %s', (_, opening, later) => {
    expect(changeOf(opening, later)).toBeNull();
  });

  it('takes the first cargo for that of the promise of which none has come yet', () => {
    const ledger = ledgerOf([
      signed('Pakistan and Russia sign contract for crude oil', OIL, '2023-01-01'),
      arrived('First cargo of Russian crude oil arrives', OIL, '2023-06-01'),
      signed('Россия и Пакистан подписали договор о поставках нефти', OIL, '2024-01-01'),
      arrived('Первая партия российской нефти прибыла в Пакистан', OIL, '2024-04-01'),
    ]);
    expect(ledger.map(({ promise }) => promise.history.length)).toEqual([2, 2]);
  });

  it('settles nothing where two promises of the same goods are open', () => {
    const ledger = ledgerOf([
      signed('Pakistan signs contract with Russia for wheat', FOOD, '2023-01-01'),
      signed('Pakistan signs another contract with Russia for wheat', FOOD, '2023-03-01'),
      arrived('Russian wheat arrives in Pakistan', FOOD),
    ]);
    expect(ledger.map(({ promise }) => promise.state)).toEqual(['open', 'open']);
    expect(ledger.map(({ promise }) => promise.possible?.map(({ change }) => change))).toEqual([
      ['progressed'],
      ['progressed'],
    ]);
  });

  it.each([
    ['a step up within half a year is progress of one deal', '2023-04-01', ['progressed']],
    ['years later it is a deal of its own', '2025-04-01', ['opened']],
  ])('of goods agreed upon and then contracted: %s', (_, day, last) => {
    const agreed = headline(
      'Пакистан и Россия договорились о поставках угля',
      '2023-02-01',
      { eventType: 'AGREE', status: 'agreed', score: 4 },
      { objects: ['object.power'] },
    );
    const ledger = ledgerOf([
      agreed,
      signed('Pakistan and Russia sign contract for coal', ['object.power'], day),
    ]);
    expect(ledger.slice(-1).map(({ promise }) => promise.history.at(-1)?.change)).toEqual(last);
  });

  it('takes a project for one thing, whoever signs for it anew', () => {
    const again = signed(
      'Россия и Пакистан подписали протокол по «Пакистанскому потоку»',
      ['object.pipeline'],
      '2026-01-01',
    );
    expect(
      changeOf(signed('Russia and Pakistan sign North-South gas pipeline deal', ['object.pipeline']), again),
    ).toBe('re-announced');
  });

  describe('what it cannot tell', () => {
    const opening = signed('Pakistan signs contract for second cargo of Russian crude oil', OIL);
    const unsaid = arrived('Cargo of Russian crude oil arrives in Karachi', OIL);
    const promiseId = promiseIdOf(opening.development.id);
    const developmentId = unsaid.development.id;

    it('is offered to a person, with what it would do and what shows it', () => {
      const [held] = ledgerOf([opening, unsaid]);
      expect(held?.promise).toMatchObject({
        state: 'open',
        possible: [
          { developmentId, change: 'progressed', evidence: { objects: OIL, words: ['crude', 'oil'] } },
        ],
      });
    });

    it('is not asked about where only a wide object is in common', () => {
      const arms = signed('Pakistan and Russia sign agreement on arms', ARMS);
      const [held] = ledgerOf([arms, arrived('Russia delivers military hardware to Pakistan', ARMS)]);
      expect(held?.promise.possible).toBeUndefined();
    });

    it.each([
      ['entered', { kind: 'match', developmentId, change: 'delivered' }, 'delivered'],
      ['refused', { kind: 'unmatch', developmentId }, 'open'],
    ] as const)('is offered no more once a person has %s it', (_, decision, state) => {
      const [held] = ledgerOf([opening, unsaid], [{ correctionId: '1', promiseId, ...decision }]);
      expect([held?.promise.state, held?.promise.possible]).toEqual([state, undefined]);
    });
  });

  it('names the words by which it knew the thing', () => {
    const [held] = ledgerOf([
      signed('Pakistan signs contract with Russia for wheat', FOOD),
      arrived('روس سے گندم کی پہلی کھیپ پاکستان پہنچ گئی', FOOD),
    ]);
    expect(held?.promise.history.at(-1)?.match).toMatchObject({ evidence: { words: ['گندم'] } });
  });

  it.each([
    ['300,000 tonnes of wheat', '300000 tonne'],
    ['поставила 1,5 млн тонн', '1500000 tonne'],
    ['200 тыс. тонн пшеницы', '200000 tonne'],
    ['2 million doses', '2000000 dose'],
    ['50 ہزار ٹن گندم', '50000 tonne'],
  ])('reads the quantity of “%s”', (text, quantity) => {
    expect(quantitiesIn(text)).toEqual([quantity]);
  });
});

describe('a visit whose day lies ahead', () => {
  const lavrov = { objects: ['visit.person.lavrov'], acts: ['act.visit'] };
  const scheduled = { from: '2026-05-15', to: '2026-05-15', precision: 'day' } as const;
  const told = { eventType: 'CONSULT', status: 'occurred', score: 3, indicators: ['diplomacy'] } as const;

  it('opens a promise, whatever the verb of the headline', () => {
    const ledger = ledgerOf([
      headline('Лавров посетит Пакистан 15 мая', '2026-04-28', { ...told, scheduled }, lavrov),
    ]);
    expect(ledger.map(({ promise }) => promise.due)).toEqual([scheduled]);
  });

  it('opens none where the guest has come and the day is another', () => {
    const come = headline('Лавров прибыл в Пакистан до 15 мая', '2026-05-13', { ...told, scheduled }, lavrov);
    expect(ledgerOf([come])).toEqual([]);
  });
});
