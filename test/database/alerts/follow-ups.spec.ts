import { z } from 'zod';
import { CorrectService } from '../../../src/pipeline/judging/correct.service.js';
import type { Wanted } from '../../../src/pipeline/judging/wanted.js';
import { openAlertHouse, webhook, type AlertHouse } from './alert-house.js';

const OIL = 'Pakistan and Russia sign agreement on supply of crude oil in Moscow';
const HELICOPTERS = 'Russia delivers four helicopters to Pakistan army';
const WHEAT = 'Pakistan bans import of wheat from Russia';
const VISIT = 'Lavrov arrives in Islamabad on official visit';
const TALKS = 'Russia voices support for Pakistan as Lavrov meets Dar';
const HOUR = 3_600_000;

describe('what was told and no longer holds', () => {
  let house: AlertHouse;

  beforeEach(async () => {
    house = await openAlertHouse();
  });
  afterEach(async () => {
    await house.close();
  });

  const told = () =>
    house.receiver.received.map(({ body }) => {
      const { kind, items } = webhook.parse(JSON.parse(body)).data;
      return { kind, titles: items.map(({ title }) => title), why: items.flatMap(({ why }) => why) };
    });
  const titlesTold = () => told().map(({ kind, titles }) => [kind, ...titles]);

  async function correct(wanted: Wanted): Promise<string> {
    house.later(HOUR);
    const recorded = await house.services
      .get(CorrectService)
      .record(wanted, { actor: 'a test', reason: 'it was misread' }, () => house.services.clock.now());
    if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
    await house.deliver();
    return recorded.id;
  }

  const idOf = async (table: 'article_revision' | 'development_version', title: string): Promise<string> => {
    const [id, what] = table === 'article_revision' ? ['article_id', 'title'] : ['development_id', 'what'];
    const rows: unknown = await house.services.database.dataSource.query(
      `SELECT ${id} AS id FROM ${table} WHERE ${what} = $1 AND superseded_at IS NULL`,
      [title],
    );
    return z.array(z.object({ id: z.string() })).parse(rows)[0]?.id ?? '';
  };
  const articleOf = (title: string) => idOf('article_revision', title);
  const developmentOf = (title: string) => idOf('development_version', title);

  async function subscribedTo(...titles: readonly string[]): Promise<void> {
    await house.subscribe('topic.all');
    await house.news(...titles);
    await house.deliver();
    expect(
      titlesTold()
        .map(([, title]) => title)
        .sort(),
    ).toEqual([...titles].sort());
  }

  it('is followed up once when its only report turns out to be none, and again when that is undone', async () => {
    await subscribedTo(OIL);
    const id = await correct({
      kind: 'article',
      articleId: await articleOf(OIL),
      parts: { relevant: false },
    });
    expect(titlesTold().slice(1)).toEqual([['follow-up', `Withdrawn: ${OIL}`]]);
    expect(told()[1]?.why).toContain(`You were told of it: ${OIL}`);
    await correct({ kind: 'undo', id });
    expect(titlesTold().slice(2)).toEqual([['follow-up', `Stands again: ${OIL}`]]);
  });

  it('is followed up with what changed when a person corrects it', async () => {
    await subscribedTo(OIL);
    const developmentId = await developmentOf(OIL);
    await correct({ kind: 'development', developmentId, parts: { score: -3, direction: 'conflict' } });
    expect(titlesTold().slice(1)).toEqual([['follow-up', `Corrected: ${OIL}`]]);
    expect(told()[1]?.why.join('; ')).toMatch(/score \+\d+ → −3; cooperation → conflict/);
  });

  it('is followed up once when it is merged into another', async () => {
    await subscribedTo(OIL, HELICOPTERS);
    const developmentIds = [await developmentOf(OIL), await developmentOf(HELICOPTERS)];
    await correct({ kind: 'merge', developmentIds });
    const ups = titlesTold().slice(2);
    expect(ups).toHaveLength(1);
    expect(ups[0]?.[0]).toBe('follow-up');
    expect([`Merged: ${OIL}`, `Merged: ${HELICOPTERS}`]).toContain(ups[0]?.[1]);
  });

  it('waits under a cap for what was held before it, and is told together with what came since', async () => {
    await house.subscribe('topic.all', { hourlyCap: 1 });
    await house.news(OIL);
    await house.deliver();
    await house.news(HELICOPTERS, WHEAT);
    await house.deliver();
    await correct({ kind: 'article', articleId: await articleOf(OIL), parts: { relevant: false } });
    await house.news(VISIT);
    await house.deliver();
    const held = [HELICOPTERS, WHEAT].sort();
    const sorted = () => told().map(({ titles }) => [...titles].sort());
    expect(sorted()).toEqual([[OIL], held]);
    house.later(HOUR);
    await house.deliver();
    expect(sorted()).toEqual([[OIL], held, [`Withdrawn: ${OIL}`, VISIT].sort()]);
  });

  it('belongs to the thread of what was told, with an id of its own', async () => {
    await subscribedTo(OIL);
    await correct({ kind: 'article', articleId: await articleOf(OIL), parts: { relevant: false } });
    const bodies = house.receiver.received.map(({ body }) =>
      z.object({ data: z.object({ id: z.string(), story: z.string() }) }).parse(JSON.parse(body)),
    );
    expect(new Set(bodies.map(({ data }) => data.story)).size).toBe(1);
    expect(new Set(bodies.map(({ data }) => data.id)).size).toBe(2);
  });

  it('is told after all where it was taken back before it was sent and stands again', async () => {
    await house.subscribe('topic.all', { cadence: 'daily' });
    await house.news(OIL);
    await house.deliver();
    const articleId = await articleOf(OIL);
    const id = await correct({ kind: 'article', articleId, parts: { relevant: false } });
    await correct({ kind: 'undo', id });
    house.later(48 * HOUR);
    await house.deliver();
    expect(titlesTold()).toEqual([['alert', OIL]]);
  });

  it('is muted, and says why, where it stands again as a part of a visit that was told meanwhile', async () => {
    await house.subscribe('topic.all', { cadence: 'daily' });
    await house.news(TALKS);
    await house.deliver();
    const id = await correct({
      kind: 'article',
      articleId: await articleOf(TALKS),
      parts: { relevant: false },
    });
    await house.news(VISIT);
    await correct({ kind: 'undo', id });
    house.later(48 * HOUR);
    await house.deliver();
    expect(titlesTold()).toEqual([['alert', VISIT]]);
    const muted = (await house.notifications()).filter(({ state }) => state === 'cancelled');
    expect(muted.map(({ state_reason }) => state_reason)).toEqual([
      `part of a visit that was told: ${VISIT}`,
    ]);
  });

  it('is told after all where its alert was taken back while it stood for another that it had joined', async () => {
    await house.subscribe('topic.all', { cadence: 'daily' });
    await house.news(OIL);
    const articleId = await articleOf(OIL);
    const id = await correct({ kind: 'article', articleId, parts: { relevant: false } });
    // What it leaves where an older report comes in, takes the development's place, and parts from it again.
    await house.services.database.dataSource.query(
      `UPDATE alert_notification SET cause = 'development:of-the-older-report'`,
    );
    await correct({ kind: 'undo', id });
    house.later(48 * HOUR);
    await house.deliver();
    expect(titlesTold()).toEqual([['alert', OIL]]);
  });

  it('is told once of each after all where two became one, became part of a third, and part again', async () => {
    for (const title of [VISIT, OIL]) {
      await house.news(title);
      house.later(HOUR);
    }
    await house.subscribe('topic.all');
    await house.news(WHEAT);
    await house.deliver();
    const [visit, oil, wheat] = [
      await developmentOf(VISIT),
      await developmentOf(OIL),
      await developmentOf(WHEAT),
    ];
    const first = await correct({ kind: 'merge', developmentIds: [oil, wheat] });
    const second = await correct({ kind: 'merge', developmentIds: [visit, oil] });
    await correct({ kind: 'undo', id: first });
    await correct({ kind: 'undo', id: second });
    const alerts = titlesTold().filter(([kind]) => kind === 'alert');
    expect(alerts.map(([, title]) => title).sort()).toEqual([VISIT, OIL, WHEAT].sort());
    const standing = (await house.notifications()).filter(({ kind }) => kind === 'alert');
    expect(standing.map(({ cause, state }) => [cause, state]).sort()).toEqual(
      [visit, oil, wheat].map((id) => [`development:${id}`, 'delivered']).sort(),
    );
  });

  it('is not sent at all where it had not left yet, and whoever was told nothing is told nothing', async () => {
    await house.subscribe('topic.all', { cadence: 'daily' });
    await house.news(OIL);
    await house.deliver();
    await correct({ kind: 'article', articleId: await articleOf(OIL), parts: { relevant: false } });
    house.later(48 * HOUR);
    await house.deliver();
    expect(told()).toEqual([]);
    const [one, ...others] = await house.notifications();
    expect([one?.state, one?.state_reason, others]).toEqual([
      'cancelled',
      'it was withdrawn or merged before it was sent',
      [],
    ]);
  });
});
