import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that came in. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
}

/** Answers a message. */
export type Reply = (response: ServerResponse, received: Received) => void;

export interface Receiver {
  readonly received: readonly Received[];
  url(path: string): string;
  /** Gives a path its answer; others answer 204. */
  on(path: string, reply: Reply): void;
  /** Resolves once so many messages came. */
  count(messages: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers with a status. */
export function status(code: number, headers: Record<string, string> = {}, body = ''): Reply {
  return (response) => response.writeHead(code, headers).end(body);
}

/** An HTTP receiver on loopback that fails as it is told; a long run need not keep what came in. */
export async function startReceiver({ keeps = true } = {}): Promise<Receiver> {
  const received: Received[] = [];
  const replies = new Map<string, Reply>();
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const one = {
        path,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        atMs: performance.now(),
      };
      if (keeps) received.push(one);
      (replies.get(path) ?? status(204))(response, one);
      for (const look of waiting) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    on: (path, reply) => void replies.set(path, reply),
    count: (messages) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length < messages) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
