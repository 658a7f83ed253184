import { BaselineService } from './baseline.service.js';
import { THIRD_PARTIES } from './domain/third-parties.js';

const baseline = new BaselineService();
const events = baseline.thirdPartyEvents();
const byId = new Map(baseline.records().developments.map((record) => [record.id, record]));

test('every third-party event is a cited context record of the baseline, named once', () => {
  const wrong = events.filter(({ development }) => byId.get(development)?.core !== false);
  expect(wrong).toEqual([]);
  expect(new Set(events.map(({ development }) => development)).size).toBe(events.length);
});

test('each third party has events, and there are enough to be worth showing', () => {
  expect(THIRD_PARTIES.filter((party) => !events.some(({ parties }) => parties.includes(party)))).toEqual([]);
  expect(events.length).toBeGreaterThanOrEqual(20);
});
