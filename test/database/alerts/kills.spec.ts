import { openAlertHouse } from './alert-house.js';
import { killRun } from './kill-run.js';
import { coursesOf } from './missing-course.js';

test('a service that is killed at any moment before a receiver that fails loses no alert and doubles none by id', async () => {
  let seed = 7;
  const chance = (): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const found = await killRun({ articles: 20, subscriptions: 10, kills: 5, longestLifeMs: 1_500, chance });
  expect(found.kills).toBeGreaterThan(0);
  expect(found.expected).toBeGreaterThan(50);
  expect(found).toMatchObject({ lost: 0, doubled: 0, missing: [] });
});

test('what a run misses is told with the course of its development and what was owed for it', async () => {
  const house = await openAlertHouse();
  try {
    const { id: subscriptionId } = await house.subscribe('topic.all');
    await house.news('Russia delivers four helicopters to Pakistan army');
    const cause = (await house.notifications())[0]?.cause ?? '';
    const [course, ...others] = await coursesOf(house.services.database.dataSource, [
      { cause, subscriptionId },
    ]);
    expect(others).toEqual([]);
    expect(course).toMatchObject({ cause, missing: 1 });
    expect(course?.versions).toEqual([
      expect.stringMatching(/ v1 stands, confidence .*: Russia delivers four/),
    ]);
    expect(course?.owed).toEqual([expect.stringContaining(`alert of ${cause} for ${cause}: owed`)]);
  } finally {
    await house.close();
  }
});
