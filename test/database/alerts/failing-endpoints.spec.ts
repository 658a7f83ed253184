import { SUBSCRIBER } from '../../../src/alerts/domain/subscription.js';
import { SubscriptionsService } from '../../../src/alerts/subscriptions.service.js';
import { openAlertHouse, webhook, type AlertHouse } from './alert-house.js';
import { status } from './receiver.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const HOUR = 3_600_000;

describe('an endpoint that fails', () => {
  let house: AlertHouse;

  beforeEach(async () => {
    house = await openAlertHouse();
  });
  afterEach(async () => {
    await house.close();
  });

  it('disables an endpoint that fails for five days and tells its owner by another way', async () => {
    house.receiver.on('/bad', status(503));
    const bad = await house.subscribe('topic.all', {
      target: { channel: 'webhook', url: house.receiver.url('/bad') },
    });
    const rule = await house.rule({ kind: 'development', words: ['nothing of the kind'] });
    const good = await house.subscribe(rule);
    await house.news(OIL);
    await house.deliver();
    for (let day = 0; day < 6; day += 1) {
      house.later(24 * HOUR);
      await house.services.get(SubscriptionsService).test(bad.id, house.services.clock.now());
      await house.deliver();
      await house.news(`Pakistan and Russia sign agreement number ${day} on wheat in Karachi`);
      await house.deliver();
    }
    const subscriptions = house.services.get(SubscriptionsService);
    expect((await subscriptions.byId(bad.id))?.state).toBe('disabled');
    expect((await subscriptions.byId(good.id))?.state).toBe('active');
    const notice = house.receiver.received.filter(({ path }) => path === '/hook');
    expect(notice.map(({ body }) => webhook.parse(JSON.parse(body)).type)).toEqual(['relations.notice']);
  });

  it('tells the owner by another way at once of an alert that was given up, once for each time in which its endpoint fails', async () => {
    house.receiver.on('/bad', status(500));
    const bad = { channel: 'webhook' as const, url: house.receiver.url('/bad') };
    const late = { channel: 'webhook' as const, url: house.receiver.url('/late') };
    await house.subscribe('topic.all', { target: bad });
    await house.subscribe('topic.conflict', { target: late });
    await house.subscribe('topic.conflict', { owner: 'another' });
    await house.news(OIL, 'Russia delivers four helicopters to Pakistan army');
    for (let tries = 0; tries < 10; tries += 1) {
      await house.deliver();
      const dueAt = (await house.notifications()).flatMap((one) =>
        one.state === 'owed' ? [one.due_at] : [],
      );
      house.later(Math.max(0, ...dueAt.map((at) => at.getTime() - house.services.clock.now().getTime())));
    }
    await house.deliver();
    const notices = house.receiver.received
      .filter(({ path }) => path !== '/bad')
      .map(({ path, body }) => [path, webhook.parse(JSON.parse(body)).data.items[0]?.title]);
    const title: unknown = expect.stringMatching(/^An alert could not be delivered to http:.*\(webhook\)$/);
    expect(notices[0]).toEqual(['/late', title]);
    expect(notices.filter(([, said]) => said?.startsWith('An alert'))).toHaveLength(1);
  });

  it('ends no endpoint over a few failures with days of silence between them', async () => {
    house.receiver.on('/bad', status(503));
    const target = { channel: 'webhook' as const, url: house.receiver.url('/bad') };
    const { id } = await house.subscribe('topic.all', { target });
    await house.news(OIL);
    await house.deliver();
    house.later(6 * 24 * HOUR);
    await house.deliver();
    expect(house.receiver.received).toHaveLength(2);
    expect((await house.services.get(SubscriptionsService).byId(id))?.state).toBe('active');
  });

  it('tells no reader who signed up for themselves what became of the address of another', async () => {
    house.receiver.on('/gone', status(410));
    for (const path of ['/gone', '/hook']) {
      const target = { channel: 'webhook' as const, url: house.receiver.url(path) };
      await house.subscribe('topic.all', { owner: SUBSCRIBER, target });
    }
    await house.news(OIL);
    await house.deliver();
    const told = house.receiver.received.filter(({ path }) => path === '/hook');
    expect(told.map(({ body }) => webhook.parse(JSON.parse(body)).type)).toEqual(['relations.alert']);
  });
});
