import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo } from 'node:net';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.js';
import type { ResolveHost } from '../../src/outbound/guarded-agent.js';
import * as answers from '../support/feed-server.js';
import { HOST_TRICKS, PRIVATE_ADDRESSES } from './address-tricks.js';

const OPEN = '127.0.0.9';

interface Canary {
  readonly port: number;
  knocks(): number;
  close(): Promise<void>;
}

/** Counts who knocks, on every address of this machine unless told otherwise. */
async function startCanary(host = '::', port = 0): Promise<Canary> {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => {
    // Machines without IPv6.
    server.once('error', () => server.listen(port, '0.0.0.0', resolve));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    knocks: () => knocks,
    close: () =>
      new Promise(
        (resolve) =>
          void server.close(() => {
            resolve();
          }),
      ),
  };
}

describe('addresses that are not public', () => {
  let canary: Canary;
  let server: answers.FeedServer;
  const opened: Outbound[] = [];
  const open = (options: { resolve?: ResolveHost; allowPrivateNetworks?: string[] } = {}): Outbound => {
    const outbound = createOutbound({ userAgent: 'x', deadlineMs: 30_000, ...options });
    opened.push(outbound);
    return outbound;
  };
  const reasonOf = async (outbound: Outbound, url: string): Promise<string> => {
    const result = await outbound.get({ url, accept: '*/*' });
    return result.ok ? `status ${result.status}` : result.reason;
  };
  const reasonsOf = async (
    outbound: Outbound,
    urls: readonly string[],
  ): Promise<ReadonlyMap<string, string>> => {
    const answered = await Promise.all(
      urls.map(async (url) => [url, await reasonOf(outbound, url)] as const),
    );
    return new Map(answered.filter(([, reason]) => reason !== 'refused-address'));
  };

  beforeAll(async () => {
    canary = await startCanary();
    server = await answers.startFeedServer([OPEN]);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((outbound) => outbound.close()));
  });
  afterAll(async () => {
    await server.close();
    await canary.close();
  });

  it('are refused in every writing, and nobody knocks', async () => {
    const urls = HOST_TRICKS.map((host) => `http://${host}:${canary.port}/feed`);
    expect(urls.length).toBeGreaterThan(900);
    expect(await reasonsOf(open(), urls)).toEqual(new Map());
    expect(canary.knocks()).toBe(0);
  });

  it('are refused over https too', async () => {
    const urls = HOST_TRICKS.slice(0, 60).map((host) => `https://${host}:${canary.port}/feed`);
    expect(await reasonsOf(open(), urls)).toEqual(new Map());
    expect(canary.knocks()).toBe(0);
  });

  it('are refused as targets of redirects from a permitted host', async () => {
    const outbound = open({ allowPrivateNetworks: [`${OPEN}/32`] });
    const urls = HOST_TRICKS.filter((_, at) => at % 3 === 0).map((host, at) => {
      server.on(
        `/to/${at}`,
        answers.redirect(at % 2 === 0 ? 301 : 302, `http://${host}:${canary.port}/feed`),
      );
      return server.url(`/to/${at}`);
    });
    expect(await reasonsOf(outbound, urls)).toEqual(new Map());
    expect(server.requests.length).toBeGreaterThanOrEqual(urls.length);
    expect(canary.knocks()).toBe(0);
  });

  it('are refused when a name leads to them', async () => {
    const addresses = PRIVATE_ADDRESSES;
    const resolve: ResolveHost = (hostname) => {
      const address = addresses[Number(/\d+/.exec(hostname)?.[0])] ?? '';
      return Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]);
    };
    const urls = addresses.map((_, at) => `http://host${at}.example:${canary.port}/feed`);
    expect(await reasonsOf(open({ resolve }), urls)).toEqual(new Map());
    expect(canary.knocks()).toBe(0);
  });

  it('are left out when a name leads to them and to a permitted one', async () => {
    server.on('/mixed', answers.serve('x'));
    const beside = await startCanary('127.0.0.1', server.port);
    const resolve: ResolveHost = () =>
      Promise.resolve([
        { address: '127.0.0.1', family: 4 },
        { address: '::1', family: 6 },
        { address: OPEN, family: 4 },
      ]);
    const outbound = open({ resolve, allowPrivateNetworks: [`${OPEN}/32`] });
    expect(await reasonOf(outbound, `http://mixed.example:${server.port}/mixed`)).toBe('status 200');
    expect(beside.knocks()).toBe(0);
    await beside.close();
  });

  it('are refused when a name leads elsewhere the second time', async () => {
    server.on('/rebound', answers.serve('x', { headers: { connection: 'close' } }));
    let asked = 0;
    const resolve: ResolveHost = () => {
      asked += 1;
      return Promise.resolve([{ address: asked % 2 === 1 ? OPEN : '127.0.0.1', family: 4 }]);
    };
    const outbound = open({ resolve, allowPrivateNetworks: [`${OPEN}/32`] });
    const reasons = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const port = turn % 2 === 0 ? server.port : canary.port;
      reasons.push(await reasonOf(outbound, `http://rebound.example:${port}/rebound`));
    }
    expect(reasons).toEqual(Array.from({ length: 3 }, () => ['status 200', 'refused-address']).flat());
    expect(asked).toBe(6);
    expect(canary.knocks()).toBe(0);
  });

  it('are refused when a redirect leads to the same name, which leads elsewhere by then', async () => {
    server.on('/turn', (_request, response) => {
      const location = `http://turning.example:${canary.port}/feed`;
      response.writeHead(302, { location, connection: 'close' }).end();
    });
    const addresses = [OPEN, '127.0.0.1'];
    const resolve: ResolveHost = () => Promise.resolve([{ address: addresses.shift() ?? '::1', family: 4 }]);
    const outbound = open({ resolve, allowPrivateNetworks: [`${OPEN}/32`] });
    expect(await reasonOf(outbound, `http://turning.example:${server.port}/turn`)).toBe('refused-address');
    expect(canary.knocks()).toBe(0);
  });

  it('are refused when the resolver gives nothing or no address', async () => {
    for (const found of [[], [{ address: 'nonsense', family: 4 }], [{ address: '', family: 6 }]]) {
      const outbound = open({ resolve: () => Promise.resolve(found) });
      expect(await reasonOf(outbound, `http://empty.example:${canary.port}/`)).toBe('refused-address');
    }
    expect(canary.knocks()).toBe(0);
  });

  it('may be opened by range, and the canary then sees who knocks', async () => {
    const outbound = open({ allowPrivateNetworks: ['127.0.0.0/30'] });
    expect(await reasonOf(outbound, `http://127.0.0.1:${canary.port}/`)).toBe('connection');
    expect(canary.knocks()).toBe(1);
    expect(await reasonOf(outbound, `http://127.0.0.5:${canary.port}/`)).toBe('refused-address');
    expect(canary.knocks()).toBe(1);
  });
});
