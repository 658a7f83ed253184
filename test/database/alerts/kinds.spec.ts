import { z } from 'zod';
import { SweepService } from '../../../src/alerts/sweep.service.js';
import { CorrectService } from '../../../src/pipeline/judging/correct.service.js';
import type { Wanted } from '../../../src/pipeline/judging/wanted.js';
import { openAlertHouse, webhook, type AlertHouse } from './alert-house.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const HELICOPTERS = 'Russia delivers four helicopters to Pakistan army';
const HOUR = 3_600_000;

let house: AlertHouse;
beforeEach(async () => {
  house = await openAlertHouse();
});
afterEach(async () => {
  await house.close();
});

const titlesTold = () =>
  house.receiver.received.flatMap(({ body }) =>
    webhook.parse(JSON.parse(body)).data.items.map(({ title }) => title),
  );

async function correct(wanted: Wanted): Promise<void> {
  house.later(HOUR);
  const recorded = await house.services
    .get(CorrectService)
    .record(wanted, { actor: 'a test', reason: 'it is known' }, () => house.services.clock.now());
  if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
}

it('tells of a promise when the news open it, when it is overdue, and when a person says what became of it', async () => {
  const events = ['opened', 'overdue', 'cancelled'];
  await house.subscribe(await house.rule({ kind: 'promise', events, indicators: [] }));
  await house.services.get(SweepService).sweep(house.services.clock.now());
  await house.news(OIL);
  await house.deliver();
  expect(titlesTold()).toEqual([expect.stringMatching(/^Promise opened: /)]);

  const rows: unknown = await house.services.database.dataSource.query(
    'SELECT promise_id AS id FROM promise_version WHERE superseded_at IS NULL',
  );
  const [promise] = z.array(z.object({ id: z.string() })).parse(rows);
  const promiseId = promise?.id ?? '';
  const due = { from: '2026-11-21', to: '2026-11-21', precision: 'day' as const };
  await correct({ kind: 'promise-due', promiseId, due });
  const lookAndDeliver = async (): Promise<void> => {
    await house.services.get(SweepService).sweep(house.services.clock.now());
    await house.deliver();
  };
  await lookAndDeliver();
  await lookAndDeliver();
  expect(titlesTold().slice(1)).toEqual([expect.stringMatching(/^Promise overdue: /)]);

  await correct({ kind: 'promise-state', promiseId, state: 'cancelled' });
  await house.deliver();
  expect(titlesTold().slice(2)).toEqual([expect.stringMatching(/^Promise cancelled: /)]);
});

it('tells of the first act of its kind in an indicator, and of no second', async () => {
  await house.subscribe(await house.rule({ kind: 'first-ever', indicators: ['energy'] }));
  await house.news(OIL);
  await house.deliver();
  house.later(10 * 24 * HOUR);
  await house.news('Pakistan, Russia sign agreement on supply of liquefied gas in Karachi');
  await house.deliver();
  expect(titlesTold()).toEqual([OIL]);
});

it('holds what comes in the quiet hours until the morning and tells it once, but for what breaks through', async () => {
  const quiet = { from: '22:00', to: '07:00', breakthrough: 'urgent' } as const;
  const energy = await house.rule({ kind: 'development', indicators: ['energy'] });
  const defence = await house.rule({ kind: 'development', indicators: ['defence'] }, { severity: 'urgent' });
  await house.subscribe(energy, { quiet });
  await house.subscribe(defence, { quiet });
  // 23:00 in Karachi, which is five hours ahead of UTC all year.
  house.later(12 * HOUR);
  await house.news(OIL, HELICOPTERS);
  await house.deliver();
  expect(titlesTold()).toEqual([HELICOPTERS]);
  house.later(8 * HOUR - 1);
  await house.deliver();
  expect(titlesTold()).toEqual([HELICOPTERS]);
  house.later(1);
  await house.deliver();
  house.later(24 * HOUR);
  await house.deliver();
  expect(titlesTold()).toEqual([HELICOPTERS, OIL]);
});
