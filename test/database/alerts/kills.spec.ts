import { killRun } from './kill-run.js';

test('a service that is killed at any moment before a receiver that fails loses no alert and doubles none by id', async () => {
  let seed = 7;
  const chance = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const found = await killRun({ articles: 20, subscriptions: 10, kills: 5, longestLifeMs: 1_500, chance });
  expect(found.kills).toBeGreaterThan(0);
  expect(found.expected).toBeGreaterThan(50);
  expect(found).toMatchObject({ lost: 0, doubled: 0 });
});
