import fc from 'fast-check';
import { loadGroupingKnowledge } from '../adapters/load-grouping-knowledge.js';
import { likeness, likenessParts } from './likeness.js';
import { featuresOf } from './report-features.js';
import { someReport } from './report-arbitrary.builder.js';
import { aReport } from './report.builder.js';
import type { ReportSketch } from './report.builder.js';

const knowledge = loadGroupingKnowledge();
const compared = (sketch: ReportSketch, other: ReportSketch = {}): ReadonlyMap<string, number> =>
  new Map(
    likenessParts(
      featuresOf(aReport('a', sketch), knowledge),
      featuresOf(aReport('b', other), knowledge),
      knowledge.weights,
    ).map(({ trait, amount }) => [trait, amount]),
  );

describe('the likeness of two reports', () => {
  it('is the sum of its parts, whole, and the same both ways', () => {
    fc.assert(
      fc.property(someReport('a'), someReport('b'), (first, second) => {
        const [a, b] = [featuresOf(first, knowledge), featuresOf(second, knowledge)];
        const sum = likenessParts(a, b, knowledge.weights).reduce((total, part) => total + part.amount, 0);
        expect(likeness(a, b, knowledge.weights)).toBe(sum);
        expect(likeness(b, a, knowledge.weights)).toBe(sum);
        expect(Number.isSafeInteger(sum)).toBe(true);
      }),
    );
  });

  it('falls when the persons are other persons', () => {
    const lavrov = { traits: { entities: ['person.lavrov'] } };
    expect(compared(lavrov, { traits: { entities: ['person.putin'] } }).get('person.differ')).toBeLessThan(0);
    const inRussian = { ...lavrov, verdict: { language: 'ru' } };
    expect(compared(lavrov, inRussian).get('across person')).toBeGreaterThan(0);
  });

  it('takes no account of the two states and their capitals', () => {
    const states = { traits: { entities: ['pk.state', 'ru.moscow', 'place.islamabad'] } };
    expect([...compared(states, states).keys()]).not.toContain('place');
  });

  it('compares names across languages only', () => {
    const english = { article: { title: 'Shulginov' } };
    const russian = { article: { title: 'Шульгинов' }, verdict: { language: 'ru' } };
    expect(compared(english, russian).get('across name')).toBeGreaterThan(0);
    expect(compared(english, english).has('name')).toBe(false);
  });

  it('holds an earlier announcement against the act, but not the same morning’s', () => {
    const scheduled = { from: '2023-06-12', to: '2023-06-12', precision: 'day' as const };
    const planned = (publishedAt: string): ReportSketch => ({
      article: { publishedAt },
      verdict: { status: 'planned' },
      traits: { scheduled },
    });
    expect(compared(planned('2023-06-09')).get('status.announced-and-done')).toBeLessThan(-300);
    expect(compared(planned('2023-06-12')).has('status.announced-and-done')).toBe(false);
  });

  it('finds nothing that ties reports without a specific trait in common', () => {
    const bare = { article: { title: 'x' }, traits: { entities: [], acts: [], stems: ['x'] } };
    const other = { article: { title: 'y' }, traits: { entities: [], acts: [], stems: ['y'] } };
    expect(compared(bare, other).get('no-anchor')).toBeLessThan(0);
  });
});
