import {
  aBaseline,
  aCitation,
  aDevelopment,
  anObservation,
  aPromise,
  between,
  onDay,
  year,
} from './baseline.builder.js';
import type { Baseline, BaselineDevelopment } from './baseline.js';
import { inconsistencies } from './consistency.js';

function faults(changes: Partial<Baseline>): string[] {
  return inconsistencies(aBaseline(changes), []).map(({ record, why }) => `${record}: ${why}`);
}

const faultsOf = (changes: Partial<BaselineDevelopment>): string[] =>
  faults({ developments: [aDevelopment(changes)] });

describe('the consistency of records', () => {
  it('finds nothing in sound ones', () => {
    expect(
      faults({ developments: [aDevelopment()], promises: [aPromise()], observations: [anObservation()] }),
    ).toEqual([]);
  });

  it('finds an id that stands twice', () => {
    expect(faults({ developments: [aDevelopment(), aDevelopment()] })).toEqual([
      'bl-visit: the id stands twice',
    ]);
  });

  it.each<[string, Partial<BaselineDevelopment>]>([
    ['a cooperation scored as conflict', { score: -3, eventType: null }],
    ['a cooperation scored 0', { score: 0 }],
    ['a conflict scored as cooperation', { direction: 'conflict' }],
    ['a hostile act scored as cooperation', { eventType: 'SANCTION' }],
    ['a friendly act scored as conflict', { direction: 'conflict', score: -3 }],
    ['a neutral act scored beyond 1', { direction: 'neutral', score: 2 }],
    ['a date that ends before it begins', { date: between('2030-02-02', '2030-02-01') }],
    ['a day that does not exist', { date: onDay('2030-02-30') }],
    ['a day that is two', { date: { from: '2030-01-01', to: '2030-01-02', precision: 'day' } }],
    ['a month cut short', { date: { from: '2030-02-01', to: '2030-02-27', precision: 'month' } }],
    ['a year cut short', { date: { from: '2030-01-01', to: '2030-11-30', precision: 'year' } }],
    ['a decade off its edges', { date: { ...year(1951, 1960), precision: 'decade' } }],
    ['a year without an end', { date: { from: '2030-01-01', to: null, precision: 'year' } }],
    ['a bad date ahead', { scheduled: onDay('2030-13-01') }],
    ['a document that is unknown', { citations: [aCitation({ document: 'x' })] }],
    ['no citation', { citations: [] }],
    ['a derived date without its lines', { citations: [aCitation({ dateBasis: 'derived' })] }],
    ['a stated date with lines to derive it', { citations: [aCitation({ dateLines: [1, 1] })] }],
    ['a rule that does not exist', { notes: 'rule: guess' }],
    ['an event that is unknown', { notes: 'rule: named-event(flood)' }],
    ['another development that is unknown', { notes: 'rule: other-development(bl-no)' }],
  ])('finds %s', (_, changes) => {
    expect(faultsOf(changes)).toHaveLength(1);
  });

  it.each([
    ['a range out of order', { value: null, low: 6, high: 4 }],
    ['a value beside a range', { low: 4, high: 6 }],
    ['no figure', { value: null }],
    ['no unit', { unit: null }],
  ])('finds %s in an amount', (_, changes) => {
    expect(faults({ observations: [anObservation(changes)] })).toHaveLength(1);
  });

  it('finds a promise that names no development, dates it differently or opens on another day', () => {
    const entry = { developmentId: 'bl-visit', change: 'opened' as const, date: year(2029) };
    const developments = [aDevelopment()];
    const of = (changes: Parameters<typeof aPromise>[0]): string[] =>
      faults({ developments, promises: [aPromise(changes)] });
    expect(of({ history: [{ ...entry, developmentId: 'bl-no' }] })).toHaveLength(1);
    expect(of({ history: [entry, { ...entry, date: year(2030) }] })).toHaveLength(1);
    expect(of({ openedOn: year(2028) })).toHaveLength(1);
    expect(of({ due: onDay('2030-02-30') })).toHaveLength(1);
  });

  it('finds a promise that was never opened, or whose state its history does not bear out', () => {
    const of = (change: 'opened' | 'delivered', state: 'open' | 'delivered'): string[] => {
      const history = [{ developmentId: 'bl-visit', change, date: year(2029) }];
      return faults({ developments: [aDevelopment()], promises: [aPromise({ history, state })] });
    };
    expect(of('opened', 'open')).toEqual([]);
    expect(of('opened', 'delivered')).toEqual([
      'pr-visit: it is called delivered, by its history it is open',
    ]);
    expect(of('delivered', 'delivered')).toEqual(['pr-visit: its history does not begin with its opening']);
  });
});
