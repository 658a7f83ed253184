import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PollService } from '../../src/pipeline/poll.service.js';
import { StartService } from '../../src/pipeline/start.service.js';
import { ensureBuilt } from '../support/build.js';
import { rssOfMany } from '../support/feed-document.js';
import { serve, startFeedServer, type FeedServer } from '../support/feed-server.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { feedsFile } from './loopback-feeds.js';

/** More than are taken from the queue at once. */
const FEEDS = 160;
const hosts = Array.from({ length: FEEDS }, (_, index) => `127.0.11.${index + 1}`);

describe('a host that does not answer', () => {
  let server: FeedServer;
  let services: StageServices;
  let file: string;
  let othersAsked = 0;
  let othersAskedMeanwhile = 0;
  let answerSlowOne: (() => void) | null = null;

  /** The slow one answers only once those that cannot have been taken together with it were asked. */
  function countOther(): void {
    othersAsked += 1;
    if (othersAsked < FEEDS / 2 + FEEDS / 4) return;
    othersAskedMeanwhile = Math.max(othersAskedMeanwhile, othersAsked);
    answerSlowOne?.();
    answerSlowOne = null;
  }

  beforeAll(async () => {
    await ensureBuilt();
    server = await startFeedServer(hosts);
    const places = hosts.map((host, index) => {
      const id = `feed-${String(index).padStart(3, '0')}`;
      const answer = serve(rssOfMany(3, id), { etag: `"${id}"` });
      server.on(`/${id}`, (request, response) => {
        if (index > 0) countOther();
        const reply = (): void => {
          answer(request, response);
        };
        if (index === 0) answerSlowOne = reply;
        else reply();
      });
      return { id, url: server.url(`/${id}`, host) };
    });
    file = feedsFile(places);
    services = await openStageServices({ FEEDS_FILE: file, ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8' });
    await services.get(StartService).prepare();
  });
  afterAll(async () => {
    await services.close();
    await server.close();
    rmSync(dirname(file), { recursive: true });
  });

  it('does not keep the feeds behind it in the queue from being asked', async () => {
    const outcomes: string[] = [];
    await services
      .get(PollService)
      .pollDue({ neverAsked: true }, ({ result }) => outcomes.push(result.answer.kind));
    expect(othersAskedMeanwhile).toBeGreaterThan(FEEDS / 2);
    expect(outcomes).toEqual(hosts.map(() => 'parsed'));
  });
});
