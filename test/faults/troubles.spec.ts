import { databaseTroubles } from './database-troubles.js';
import type { Aftermath } from './troubled-service.js';

// The long forms, and a disk that fills up, are `npm run test:faults`: mounting needs root.

const WELL = {
  'acknowledged changes that are missing': 0,
  'articles missing': 0,
  'articles stored twice': 0,
  'articles not judged once': 0,
};

function expectWell(rounds: readonly Aftermath[]): void {
  for (const round of rounds) {
    expect(round).toMatchObject(WELL);
    expect(round.acknowledged).toBeGreaterThan(0);
  }
}

test('a database that goes away, cuts its connections or is slow costs nothing that was acknowledged', async () => {
  for (const { rounds } of await databaseTroubles({ rounds: 1, seed: 5, together: true })) expectWell(rounds);
}, 240_000);
