import { z } from 'zod';
import { ADMIN_TOKEN } from './app.js';
import { ask, problem } from './requests.js';
import { json, SignUps, SUBSCRIPTIONS, tokenIn } from './sign-ups.js';

const INVITATIONS = `${SUBSCRIPTIONS}/invitations`;
const authorization = { authorization: `Bearer ${ADMIN_TOKEN}` };
const ruleShape = z.object({ id: z.string() });
const listed = z.object({
  items: z.array(
    z.object({
      owner: z.string(),
      ruleId: z.string(),
      ruleName: z.string(),
      isTopic: z.boolean(),
      channel: z.string(),
      target: z.string(),
    }),
  ),
});

let at: SignUps;
beforeAll(async () => {
  at = await SignUps.start();
});
afterAll(async () => {
  await at.stop();
});

async function rule(name: string): Promise<string> {
  const body = { name, condition: { kind: 'development', words: ['gas*'] } };
  const { text } = await ask(at.url, '/api/v1/rules', json(body, authorization));
  return ruleShape.parse(JSON.parse(text)).id;
}
const invite = (address: string, ruleIds: readonly string[]) =>
  ask(at.url, INVITATIONS, json({ address, ruleIds }, authorization));
const subscriptionsTo = async (ruleId: string) => {
  const { text } = await ask(at.url, `${SUBSCRIPTIONS}?rule=${ruleId}`, { headers: authorization });
  return listed.parse(JSON.parse(text)).items;
};

test('the owner of an address is asked before anything of a rule is sent to it, and whoever asked keeps it', async () => {
  const [gas, address] = [await rule('Gas'), at.fresh()];
  const asked = await invite(address, [gas, 'topic.trade']);
  expect([asked.status, asked.text]).toEqual([202, expect.not.stringContaining(address)]);
  const mail = await at.mailTo(address);
  expect(mail.mail.text).toContain('Gas');
  expect(await subscriptionsTo(gas)).toEqual([]);

  const { outcome, topics } = await at.confirm(tokenIn(mail, 'confirm'));
  expect([outcome, topics]).toEqual(['confirmed', ['Gas', 'New developments in trade']]);
  const [held] = await subscriptionsTo(gas);
  expect(held).toMatchObject({ owner: 'holder of the admin token', ruleName: 'Gas', isTopic: false });
  expect(held?.target).not.toContain(address);
  expect(await subscriptionsTo('topic.trade')).toMatchObject([{ isTopic: true }]);
});

test('a rule that was deleted before the owner confirmed is not subscribed to', async () => {
  const [oil, address] = [await rule('Oil'), at.fresh()];
  await invite(address, [oil]);
  const mail = await at.mailTo(address);
  await ask(at.url, `/api/v1/rules/${oil}`, { method: 'DELETE', headers: authorization });
  expect((await at.confirm(tokenIn(mail, 'confirm'))).outcome).toBe('ended');
  expect(await subscriptionsTo(oil)).toEqual([]);
});

test('only who is signed in asks, and only for rules that are there', async () => {
  const body = { address: at.fresh(), ruleIds: ['topic.trade'] };
  expect((await problem(at.url, INVITATIONS, json(body))).status).toBe(401);
  const unknown = json({ ...body, ruleIds: ['rule_none'] }, authorization);
  const refused = await problem(at.url, INVITATIONS, unknown);
  expect([refused.status, refused.detail]).toEqual([404, expect.stringContaining('GET /api/v1/rules lists')]);
  const nothing = await problem(at.url, INVITATIONS, json({ ...body, ruleIds: [] }, authorization));
  expect([nothing.status, nothing.detail]).toEqual([
    400,
    expect.stringContaining('one or more ids of rules'),
  ]);
});
