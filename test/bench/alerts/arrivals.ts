import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const alert = z.object({
  data: z.object({
    id: z.string(),
    kind: z.string(),
    items: z.array(z.object({ evidence: z.array(z.object({ text: z.string() })) })),
  }),
});

/** A webhook that came in. */
export interface Arrival {
  /** The headline of its evidence. */
  readonly title: string;
  readonly atMs: number;
}

/** A receiver of webhooks on loopback that takes all. */
export interface ArrivalsHouse {
  readonly url: string;
  /** The alerts that came since the last call, each id once. */
  take(): readonly Arrival[];
  close(): Promise<void>;
}

/** Opens it. What comes is read only when it is asked for: the receiver must not cost what is measured. */
export async function openArrivals(): Promise<ArrivalsHouse> {
  let came: { readonly body: Buffer; readonly atMs: number }[] = [];
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      came.push({ body: Buffer.concat(chunks), atMs: performance.now() });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    take() {
      const taken = came;
      came = [];
      return taken.flatMap(({ body, atMs }) => {
        const { id, kind, items } = alert.parse(JSON.parse(body.toString('utf8'))).data;
        if (kind !== 'alert' || seen.has(id)) return [];
        seen.add(id);
        return [{ title: items[0]?.evidence[0]?.text ?? '', atMs }];
      });
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
