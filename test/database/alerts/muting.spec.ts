import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AlertTopics202611270205 } from '../../../migrations/202611270205-alert-topics.js';
import { BackTestService } from '../../../src/alerts/back-test.service.js';
import { conditionSchema } from '../../../src/alerts/condition-schema.js';
import { DeliveryLogService } from '../../../src/alerts/delivery-log.service.js';
import { SilencesService } from '../../../src/alerts/silences.service.js';
import { titleOf } from './kill-story.js';
import { openAlertHouse, webhook, type AlertHouse } from './alert-house.js';
import { status } from './receiver.js';
import { ARTICLES } from '../../support/service.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const HELICOPTERS = 'Russia delivers four helicopters to Pakistan army';
const WHEAT = 'Pakistan bans import of wheat from Russia';
const VISIT = 'Lavrov arrives in Islamabad on official visit';
const TALKS = 'Russia voices support for Pakistan as Lavrov meets Dar';
const ACTS = Array.from({ length: 10 }, (_, number) => titleOf(number));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MAKER = { createdBy: 'tester', owner: 'tester', seesAll: true };

let house: AlertHouse;
beforeEach(async () => {
  house = await openAlertHouse();
});
afterEach(async () => {
  await house.close();
});

const now = () => house.services.clock.now();
const told = () => house.receiver.received.map(({ body }) => webhook.parse(JSON.parse(body)).data);
const titlesTold = () => told().map(({ items }) => items.map(({ title }) => title));
const states = async () =>
  (await house.notifications()).map(({ state, state_reason }) => [state, state_reason]);

describe('what is muted', () => {
  it('is not sent while a silence holds, says afterwards which silence it was and why, and is sent again once it ended', async () => {
    const { id: subscription } = await house.subscribe('topic.all');
    const silences = house.services.get(SilencesService);
    const matches = { rules: [], subscriptions: [], indicators: [], words: ['crude oil', 'wheat'] };
    const endsAt = new Date(now().getTime() + HOUR);
    const draft = { matches, reason: 'the fair in Moscow', startsAt: now(), endsAt };
    const { id } = await silences.add(draft, MAKER, now());
    await house.news(OIL, HELICOPTERS);
    await house.deliver();
    expect(titlesTold()).toEqual([[HELICOPTERS]]);
    const log = await house.services.get(DeliveryLogService).notifications({
      subscriptionId: subscription,
      ruleId: null,
      states: ['cancelled'],
      from: null,
      to: null,
      limit: 10,
      after: null,
    });
    expect(log.map(({ stateReason, payload }) => [stateReason, payload.items[0]?.title])).toEqual([
      [`silenced (${id}): the fair in Moscow`, OIL],
    ]);
    house.later(HOUR);
    await house.news(WHEAT);
    await house.deliver();
    expect(titlesTold()).toEqual([[HELICOPTERS], [WHEAT]]);
  });

  it('is not sent either where it was held already when a silence began that holds when it would leave', async () => {
    await house.subscribe('topic.all', { cadence: 'daily', zone: 'Asia/Karachi' });
    const digestAt = nextSeven();
    await house.news(OIL, HELICOPTERS);
    const matches = { rules: [], subscriptions: [], indicators: ['energy' as const], words: [] };
    const draft = { matches, reason: 'the fair', startsAt: now(), endsAt: new Date(digestAt + HOUR) };
    const { id } = await house.services.get(SilencesService).add(draft, MAKER, now());
    house.later(digestAt - now().getTime());
    await house.deliver();
    expect(titlesTold()).toEqual([[HELICOPTERS]]);
    expect(await states()).toContainEqual(['cancelled', `silenced (${id}): the fair`]);
  });

  it('is not tried again once a silence began that mutes it, unless a person asks for it', async () => {
    await house.subscribe('topic.all');
    house.receiver.on('/hook', status(500));
    await house.news(OIL, HELICOPTERS);
    await house.deliver();
    const { id } = await silenceEnergy();
    house.later(MINUTE);
    await house.deliver();
    expect(titlesTold().slice(2)).toEqual([[HELICOPTERS]]);
    expect(await states()).toContainEqual(['cancelled', `silenced (${id}): the fair`]);
    const range = { notificationIds: [], subscriptionId: null, from: null, to: null };
    await house.services.get(DeliveryLogService).replay({ ...range, states: ['cancelled'] }, now());
    await house.deliver();
    expect(titlesTold().slice(3)).toEqual([[OIL]]);
  });

  it('is left out of a message with others that is tried again, and no message is left where it stood alone', async () => {
    await house.subscribe('topic.all', { cadence: 'daily', zone: 'Asia/Karachi' });
    await house.subscribe('topic.energy', { cadence: 'daily', zone: 'Asia/Karachi' });
    house.receiver.on('/hook', status(500));
    const digestAt = nextSeven();
    await house.news(OIL, HELICOPTERS);
    house.later(digestAt - now().getTime());
    await house.deliver();
    expect(told()).toHaveLength(2);
    await silenceEnergy();
    house.receiver.on('/hook', status(204));
    house.later(MINUTE);
    await house.deliver();
    expect(titlesTold().slice(2)).toEqual([[HELICOPTERS]]);
  });

  it('is found in a preview also where it was made before alerts kept what they are about', async () => {
    await house.subscribe('topic.all');
    await house.news(OIL, HELICOPTERS);
    const { dataSource } = house.services.database;
    await dataSource.query(`UPDATE alert_notification SET payload = payload - 'topics', state = 'held'`);
    await dataSource.transaction(async ({ queryRunner }) => {
      if (queryRunner !== undefined) await new AlertTopics202611270205().up(queryRunner);
    });
    const matches = { rules: [], subscriptions: [], indicators: ['energy' as const], words: [] };
    const { alerts } = await house.services.get(SilencesService).preview(matches, MAKER, now());
    expect(alerts.map(({ title }) => title)).toEqual([OIL]);
  });

  it('are the parts of a state visit that was told, and nothing else on its days', async () => {
    await house.subscribe('topic.all');
    await house.news(VISIT);
    await house.deliver();
    await house.news(TALKS, OIL);
    await house.deliver();
    expect(titlesTold()).toEqual([[VISIT], [OIL]]);
    expect(await states()).toContainEqual(['cancelled', `part of a visit that was told: ${VISIT}`]);
  });

  it('are no talks for a subscriber who was not told of the visit', async () => {
    const rule = await house.rule({ kind: 'development', words: ['voices support'] });
    await house.subscribe(rule);
    await house.news(VISIT, TALKS);
    await house.deliver();
    expect(titlesTold()).toEqual([[TALKS]]);
  });
});

describe('what is held', () => {
  it('over a cap comes in one message an hour later, with all of it listed or counted, once', async () => {
    await house.subscribe('topic.all', { hourlyCap: 1 });
    await house.news(...(await titlesOfFixture()));
    await house.deliver();
    expect(told()).toHaveLength(1);
    const held = (await house.notifications()).filter(({ state }) => state === 'held').length;
    expect(held).toBeGreaterThan(2);
    house.later(HOUR - 1);
    await house.deliver();
    expect(told()).toHaveLength(1);
    house.later(1);
    await house.deliver();
    expect(told().map(({ items, more }) => items.length + more)).toEqual([1, held]);
    house.later(DAY);
    await house.deliver();
    expect(told()).toHaveLength(2);
  });

  it('over a cap is listed as far as it fits, and the rest is counted, for people in words', async () => {
    await house.subscribe('topic.all', { hourlyCap: 1 });
    const slack = { channel: 'slack', url: house.receiver.url('/slack') } as const;
    await house.subscribe('topic.all', { hourlyCap: 1, target: slack });
    await house.news(...Array.from({ length: 80 }, (_, number) => titleOf(number)));
    await house.deliver();
    house.later(HOUR);
    await house.deliver();
    const of = (path: string) =>
      house.receiver.received.filter((one) => one.path === path).map(({ body }) => body);
    const [, bundle] = of('/hook').map((body) => webhook.parse(JSON.parse(body)).data);
    expect(bundle?.items.length).toBeGreaterThan(0);
    expect(bundle?.more).toBeGreaterThan(0);
    const [, text = ''] = of('/slack').map(
      (body) => z.object({ text: z.string() }).parse(JSON.parse(body)).text,
    );
    const all = (bundle?.items.length ?? 0) + (bundle?.more ?? 0);
    expect(text).toContain(`*${all} alerts*`);
    expect(text).toMatch(/… and \d+ more/);
  });

  it('for a daily digest comes once, at its time in its zone, in one message', async () => {
    await house.subscribe('topic.all', { cadence: 'daily', zone: 'Asia/Karachi' });
    const digestAt = nextSeven();
    await house.news(OIL, HELICOPTERS);
    await house.deliver();
    house.later(digestAt - now().getTime() - 1);
    await house.news(WHEAT);
    await house.deliver();
    expect(told()).toEqual([]);
    house.later(1);
    await house.deliver();
    expect(titlesTold().map((titles) => [...titles].sort())).toEqual([[OIL, HELICOPTERS, WHEAT].sort()]);
    house.later(3 * DAY);
    await house.deliver();
    expect(told()).toHaveLength(1);
    expect(new Set((await states()).map(([state]) => state))).toEqual(new Set(['bundled', 'delivered']));
  });

  it('for a debounce waits until the story rests, and is told in one message', async () => {
    const rule = await house.rule({ kind: 'development' }, { debounceMinutes: 30 });
    await house.subscribe(rule);
    const stories = [OIL, HELICOPTERS, WHEAT, VISIT];
    for (const story of stories) {
      await house.news(story);
      await house.deliver();
      house.later(29 * MINUTE);
    }
    await house.deliver();
    expect(told()).toEqual([]);
    house.later(MINUTE);
    await house.deliver();
    expect(titlesTold().map((titles) => titles.length)).toEqual([stories.length]);
  });
});

it('a back-test names what a subscriber of the rule was sent, and nothing else', async () => {
  const condition = conditionSchema.parse({ kind: 'development', directions: ['cooperation'], minScore: 1 });
  const rule = await house.rule(condition);
  await house.subscribe(rule);
  for (const title of ACTS) {
    await house.news(title);
    await house.deliver();
    house.later(HOUR);
  }
  const tried = { id: rule, name: 'a rule', condition, severity: 'notice', debounceMinutes: 0 } as const;
  const { messages } = await house.services.get(BackTestService).run(tried, now());
  const sent = told().flatMap(({ kind, items }) => (kind === 'alert' ? items : []));
  expect(sent.length).toBeGreaterThan(2);
  expect(messages.map(({ item }) => item.page).sort()).toEqual(
    sent.map(({ page }) => page.replace(/^https?:\/\/[^/]+/, '')).sort(),
  );
});

function silenceEnergy() {
  const matches = { rules: [], subscriptions: [], indicators: ['energy' as const], words: [] };
  const draft = { matches, reason: 'the fair', startsAt: now(), endsAt: new Date(now().getTime() + DAY) };
  return house.services.get(SilencesService).add(draft, MAKER, now());
}

/** The next 07:00 in Karachi, which is five hours ahead of UTC all year. */
function nextSeven(): number {
  const shifted = now().getTime() - 2 * HOUR;
  return (Math.floor(shifted / DAY) + 1) * DAY + 2 * HOUR;
}

/** The titles of invented articles, of dozens of developments. */
async function titlesOfFixture(): Promise<readonly string[]> {
  const lines = (await readFile(ARTICLES, 'utf8')).trim().split('\n');
  return lines.map((line) => z.object({ title: z.string() }).parse(JSON.parse(line)).title);
}
