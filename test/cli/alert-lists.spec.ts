import { z } from 'zod';
import { openAlertHouse, type AlertHouse } from '../database/alerts/alert-house.js';
import { status } from '../database/alerts/receiver.js';
import { ROOT } from '../support/build.js';
import { runTracker } from '../support/service.js';
import { recordsOf } from './folder.js';
import { settingsAddress } from '../support/settings-address.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const delivery = z.object({ id: z.string(), ruleId: z.string(), title: z.string(), target: z.string() });

let house: AlertHouse;
beforeEach(async () => {
  house = await openAlertHouse();
});
afterEach(async () => {
  await house.close();
});

const tracker = (...args: readonly string[]) =>
  runTracker(args, {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      DATABASE_URL: settingsAddress(house.services.database.url),
      SECRET_KEY: 'ab'.repeat(32),
    },
  });

test('rules and every try to send their alerts are listed on the command line as over HTTP, targets masked', async () => {
  house.receiver.on('/hook', status(500));
  const rule = await house.rule({ kind: 'development', indicators: ['energy'] }, { name: 'Energy' });
  await house.subscribe(rule);
  await house.rule({ kind: 'report' }, { name: 'Reports', enabled: false });
  await house.news(OIL);
  await house.deliver();
  house.receiver.on('/hook', status(204));
  house.later(5_000);
  await house.deliver();

  const rules = await tracker('rules', '--enabled', 'true');
  expect([rules.code, recordsOf(rules.stdout)]).toMatchObject([0, [{ id: rule, name: 'Energy', alerts: 1 }]]);
  const all = await tracker('deliveries', '--rule', rule);
  expect(recordsOf(all.stdout)).toMatchObject([
    { ruleId: rule, attempt: 2, outcome: 'delivered', status: 204, title: OIL },
    { ruleId: rule, attempt: 1, outcome: 'retry', status: 500, title: OIL },
  ]);
  expect(delivery.parse(recordsOf(all.stdout)[0]).target).toMatch(/\/…$/);
  const failed = await tracker('deliveries', '--outcome', 'retry', '--format', 'csv');
  const [head, ...lines] = failed.stdout.trim().split('\n');
  expect(head).toMatch(/^id,notificationId,subscriptionId,ruleId,/);
  expect(lines).toHaveLength(1);
});

test('an empty list has its header line, and a wrong option is refused in words', async () => {
  const none = await tracker('deliveries', '--format', 'csv', '--from', '2026-01-01T00:00:00Z');
  expect([none.code, none.stdout]).toEqual([0, expect.stringMatching(/^id,notificationId,[^\n]+\n$/)]);
  const labels = await tracker('corrections', '--as-labels', '--format', 'csv');
  expect([labels.code, labels.stdout]).toEqual([0, expect.stringMatching(/^id,title,summary,[^\n]+\n$/)]);
  const wrong = await tracker('deliveries', '--outcome', 'lost');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('delivered, retry, refused, gone')]);
});
