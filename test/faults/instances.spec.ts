import { killInstances } from './instances.js';

// The long form, with kills of the database among those of the services, is `npm run test:faults`.

test('two services on one database, one of them killed while it polls: no answer is lost, stored or judged twice', async () => {
  const figures = await killInstances({
    instances: 2,
    feeds: 24,
    items: 5,
    rounds: 1,
    killsDatabase: false,
    settleMs: 240_000,
    waitsForExpiry: false,
    seed: 3,
  });
  expect(figures).toMatchObject({ kills: 1, lost: 0 });
  expect(Object.entries(figures.wrong).filter(([, count]) => count > 0)).toEqual([]);
  expect(figures.articles).toBeGreaterThan(0);
});
