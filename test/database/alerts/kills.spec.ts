import { incomingReport } from '../../../src/articles/domain/incoming.builder.js';
import { DevelopmentsService } from '../../../src/developments/developments.service.js';
import { IntakeService } from '../../../src/pipeline/intake.service.js';
import { CorrectService } from '../../../src/pipeline/judging/correct.service.js';
import type { Wanted } from '../../../src/pipeline/judging/wanted.js';
import { openAlertHouse, type AlertHouse } from './alert-house.js';
import { owedFor, standingCauses } from './kill-owed.js';
import { killRun } from './kill-run.js';
import { coursesOf } from './missing-course.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const HELICOPTERS = 'Russia delivers four helicopters to Pakistan army';
const WHEAT = 'Pakistan bans import of wheat from Russia';
const DAY_MS = 86_400_000;

test('a service that is killed at any moment before a receiver that fails loses no alert and doubles none by id', async () => {
  const found = await killRun({ articles: 20, subscriptions: 10, kills: 5, longestLifeMs: 1_500, seed: 7 });
  expect(found.kills).toBeGreaterThan(0);
  expect(found.expected).toBeGreaterThan(50);
  expect(found).toMatchObject({ lost: 0, doubled: 0, missing: [] });
});

test('who was told of what is old once it stands by itself again is found, and nobody is owed what was never news', async () => {
  const house = await openAlertHouse();
  const { dataSource } = house.services.database;
  try {
    const { id: subscriptionId } = await house.subscribe('topic.all');
    await house.news(OIL);
    house.later(60_000);
    await house.news(HELICOPTERS);
    const [oil, helicopters] = (await standingCauses(dataSource)).map(
      ({ cause }) => cause.split(':')[1] ?? '',
    );
    const merged = await correct(house, { kind: 'merge', developmentIds: [oil ?? '', helicopters ?? ''] });
    house.later(20 * DAY_MS);
    await correct(house, { kind: 'undo', id: merged });
    const late = incomingReport({
      ...{ publisher: 'late', feedId: null, guid: WHEAT, link: null, title: WHEAT, summary: '' },
      published: new Date(house.services.clock.now().getTime() - 15 * DAY_MS).toISOString(),
    });
    await house.services.database.dataSource.transaction((manager) =>
      house.services.get(IntakeService).takeIn([[late]], manager, house.services.clock.now()),
    );
    await house.services.get(DevelopmentsService).regroup(house.services.clock.now());
    const causes = await standingCauses(dataSource);
    expect(causes.map(({ wasNews }) => wasNews).sort()).toEqual(['before', 'never', 'now']);
    for (const one of causes) {
      const owed = await owedFor(dataSource, one);
      expect(owed.map(({ isMuted, ...rest }) => [rest.subscriptionId, rest.id !== null, isMuted])).toEqual([
        [subscriptionId, one.wasNews !== 'never', false],
      ]);
    }
  } finally {
    await house.close();
  }
});

async function correct(house: AlertHouse, wanted: Wanted): Promise<string> {
  const recorded = await house.services
    .get(CorrectService)
    .record(wanted, { actor: 'a test', reason: 'it is known' }, () => house.services.clock.now());
  if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
  return recorded.id;
}

test('what a run misses is told with the course of its development and what was owed for it', async () => {
  const house = await openAlertHouse();
  try {
    const { id: subscriptionId } = await house.subscribe('topic.all');
    await house.news(HELICOPTERS);
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
