import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface FeedServer {
  readonly port: number;
  /** Every request in the order it came. */
  readonly requests: readonly SeenRequest[];
  /** Forgets what was asked so far, for runs of many days. */
  forgetRequests(): void;
  /** How many sockets were ever opened to the server. */
  connections(): number;
  /** The largest number of requests that were under way at a time, by host. */
  busiest(host: string): number;
  /** The address of a path, on the first host unless told. */
  url(path: string, host?: string): string;
  /** Gives a path its answer, the same on every host. */
  on(path: string, answer: Answer): void;
  close(): Promise<void>;
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

const notFound: Answer = (_request, response) => {
  response.writeHead(404).end();
};

/** Starts a feed server on loopback, on one port of every given address. */
export async function startFeedServer(hosts: readonly string[] = ['127.0.0.1']): Promise<FeedServer> {
  const answers = new Map<string, Answer>();
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const running = new Map<string, number>();
  const busiest = new Map<string, number>();
  let connections = 0;
  const handle: Answer = (request, response) => {
    const host = request.headers.host?.replace(/:\d+$/, '') ?? '';
    const path = request.url ?? '';
    requests.push({ host, path, headers: request.headers });
    const now = (running.get(host) ?? 0) + 1;
    running.set(host, now);
    busiest.set(host, Math.max(busiest.get(host) ?? 0, now));
    response.once('close', () => running.set(host, (running.get(host) ?? 1) - 1));
    (answers.get(path) ?? notFound)(request, response);
  };
  const servers = hosts.map(() => createServer(handle));
  let port = 0;
  for (const [index, server] of servers.entries()) {
    server.on('connection', (socket) => {
      connections += 1;
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    port = await listen(server, hosts[index]!, port);
  }
  return {
    port,
    requests,
    forgetRequests: () => void requests.splice(0),
    connections: () => connections,
    busiest: (host) => busiest.get(host) ?? 0,
    url: (path, host = hosts[0]!) => `http://${host}:${port}${path}`,
    on: (path, answer) => void answers.set(path, answer),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

export interface Served {
  readonly contentType?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves bytes; 304 where the request's validators are those of the document. */
export function serve(body: string | Uint8Array, how: Served = {}): Answer {
  const headers = {
    'content-type': how.contentType ?? 'application/rss+xml; charset=utf-8',
    ...(how.etag === undefined ? {} : { etag: how.etag }),
    ...(how.lastModified === undefined ? {} : { 'last-modified': how.lastModified }),
    ...how.headers,
  };
  return (request, response) => {
    const asked = request.headers;
    const same =
      (how.etag !== undefined && asked['if-none-match'] === how.etag) ||
      (how.lastModified !== undefined && asked['if-modified-since'] === how.lastModified);
    if (same) response.writeHead(304, headers).end();
    else response.writeHead(200, headers).end(body);
  };
}

/** Serves bytes packed with gzip. */
export function serveGzipped(body: string | Uint8Array, how: Served = {}): Answer {
  return serve(gzipSync(body), { ...how, headers: { ...how.headers, 'content-encoding': 'gzip' } });
}

export function redirect(status: number, target: string): Answer {
  const location = target.replace(/[^\x20-\x7e]/g, encodeURIComponent);
  return (_request, response) => {
    response.writeHead(status, { location }).end();
  };
}

export function answerStatus(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, headers).end('no feed here');
  };
}

/** Never answers. */
export const silent: Answer = () => undefined;

/** Sends the head and a first byte, and then nothing more. */
export const stalling: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.write('<');
};

/** Promises all bytes and hangs up after half of them. */
export function truncated(body: string): Answer {
  return (_request, response) => {
    const bytes = Buffer.from(body);
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  };
}

/** Sends bytes without end. */
export const endless: Answer = (_request, response) => {
  const chunk = Buffer.alloc(65_536, 0x20);
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** A small answer that unfolds into so many megabytes. */
export function gzipBomb(megabytes: number): Answer {
  return serveGzipped(Buffer.alloc(megabytes * 1_000_000, 0x20));
}

/** Says something that is not HTTP. */
export const gibberish: Answer = (request) => {
  request.socket.end('this is not HTTP\r\n\r\n');
};
