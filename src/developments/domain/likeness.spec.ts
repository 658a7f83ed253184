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
    expect(compared(lavrov, inRussian).get('across alike')).toBeGreaterThan(0);
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

  it('keeps what a third state says apart from what one of the two says of it', () => {
    const washington = { traits: { entities: ['voice.third', 'speaker.third.us'] } };
    const envoy = { traits: { entities: ['voice.two', 'speaker.pk'] } };
    expect(compared(washington, envoy).get('other-voice')).toBeLessThan(-300);
    expect(compared(washington, washington).has('other-voice')).toBe(false);
    const nobody = { traits: { entities: ['voice.two'] } };
    expect(compared(washington, nobody).has('other-voice')).toBe(false);
  });

  it('asks how far the act has got of the rules; of the learned status only where they read none', () => {
    const [announced, done] = [{ status: 'planned' as const }, { status: 'occurred' as const }];
    const byRules = { stage: 'occurred' as const };
    const parts = compared({ verdict: announced, traits: byRules }, { verdict: done, traits: byRules });
    expect(parts.has('status.same')).toBe(true);
    expect(compared({ verdict: announced }, { verdict: done }).has('status.same')).toBe(false);
  });

  it('holds it against two reports that one outlet gave them two headlines', () => {
    const oneOutlet = (title: string, stems: readonly string[]): ReportSketch => ({
      article: { publisher: 'agency', title },
      traits: { stems },
    });
    const first = oneOutlet('Envoy speaks of trade', ['envoy', 'speak', 'trade']);
    const other = oneOutlet('Visas will be easier', ['visa', 'easier']);
    expect(compared(first, other).get('publisher.other-headline')).toBeLessThan(-200);
    expect(compared(first, first).has('publisher.other-headline')).toBe(false);
  });

  it('compares persons of one side only', () => {
    const guest = { traits: { entities: ['person.lavrov', 'named.ru'] } };
    const host = { traits: { entities: ['person.bilawal', 'named.pk'] } };
    const otherGuest = { traits: { entities: ['person.novak', 'named.ru'] } };
    expect(compared(guest, host).has('person.differ')).toBe(false);
    expect(compared(guest, otherGuest).get('person.differ')).toBeLessThan(0);
  });

  it('falls when the headlines deal in two things, or only one says that its act is to come or one more', () => {
    const titled = (title: string): ReportSketch => ({ article: { title } });
    const ban = titled('Russia bans Pakistani rice');
    expect(compared(ban, titled('Russia bans Pakistani mandarin')).get('matter.differ')).toBeLessThan(0);
    expect(compared(ban, titled('Запрет на рис')).has('matter.differ')).toBe(false);
    expect(compared(ban, titled('Russia will ban Pakistani rice')).get('outlook.differ')).toBeLessThan(0);
    expect(compared(ban, titled('Russia bans more Pakistani rice')).get('further.differ')).toBeLessThan(0);
  });

  it('says nothing of type and score where a text was not read', () => {
    const unread = {
      verdict: { eventType: null, score: 0 as const, status: null },
      traits: { stems: [], acts: [] },
    };
    const parts = [...compared({}, unread).keys()];
    expect(parts.filter((part) => /^(?:score|event-type|status|no-act)/.test(part))).toEqual([]);
  });

  it('takes two reports of the leaders for one meeting on one day, and not for a call and a meeting', () => {
    const leaders = (act: string): ReportSketch => ({
      traits: { entities: ['office.pk.leader', 'office.ru.leader'], acts: [act] },
    });
    expect(compared(leaders('act.meet'), leaders('act.meet')).get('leaders.same')).toBeGreaterThan(0);
    expect(compared(leaders('act.meet'), leaders('act.call')).get('leaders.other-channel')).toBeLessThan(0);
  });

  it('hears an undated report that names the day of the other', () => {
    const undated = (summary: string): ReportSketch => ({ article: { publishedAt: null, summary } });
    expect(compared({}, undated('Unloading began on June 12.')).get('named-day.same')).toBeGreaterThan(0);
    expect(compared({}, undated('Unloading began on June 2.')).get('named-day.differ')).toBeLessThan(0);
  });

  it('finds nothing that ties reports without a specific trait in common', () => {
    const bare = { article: { title: 'x' }, traits: { entities: [], acts: [], stems: ['x'] } };
    const other = { article: { title: 'y' }, traits: { entities: [], acts: [], stems: ['y'] } };
    expect(compared(bare, other).get('no-anchor')).toBeLessThan(0);
  });
});
