import type { Agent, Dispatcher } from 'undici';
import { createAddressGuard } from './address-guard.js';
import { readBody, readStart } from './body.js';
import { DeadlinePassed, failure, failureOf } from './failures.js';
import { createGuardedAgent, resolveWithSystem, type ResolveHost } from './guarded-agent.js';
import type { OutboundFailure, OutboundResponse, OutboundResult } from './outbound-result.js';
import { checkUrl, nextStep, trailFrom, type Trail } from './redirects.js';

export interface OutboundRequest {
  readonly url: string;
  readonly accept: string;
  /** Validators of the last answer, echoed as they came. */
  readonly ifNoneMatch?: string | null;
  readonly ifModifiedSince?: string | null;
}

/** Something that is told to an address. */
export interface OutboundPost {
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  /** Beside those that every request carries. */
  readonly headers: Readonly<Record<string, string>>;
  /** How much of the answer is read at most; the rest is left. */
  readonly answerBytes: number;
}

export interface OutboundOptions {
  readonly userAgent: string;
  /** CIDR ranges that are opened although they are not public. */
  readonly allowPrivateNetworks?: readonly string[];
  /** For everything: names, connections, redirects, body. */
  readonly deadlineMs?: number;
  /** After decompression. */
  readonly maxBodyBytes?: number;
  readonly maxRedirects?: number;
  readonly connectionsPerOrigin?: number;
  readonly resolve?: ResolveHost;
}

/** The one client for all that leaves the machine. */
export interface Outbound {
  /** Asks once, follows redirects, and never throws for what a network or a server can do. */
  get(request: OutboundRequest): Promise<OutboundResult>;
  /** Tells once, follows no redirect, and never throws for what a network or a server can do. */
  post(request: OutboundPost): Promise<OutboundResult>;
  /** Ends requests under way (they give `closed`) and all connections. */
  close(): Promise<void>;
}

type Limits = Required<Omit<OutboundOptions, 'userAgent'>>;

/** The limits of DESIGN §4. */
const DEFAULTS: Limits = {
  allowPrivateNetworks: [],
  deadlineMs: 20_000,
  maxBodyBytes: 10_000_000,
  maxRedirects: 5,
  connectionsPerOrigin: 1,
  resolve: resolveWithSystem,
};

/** The `User-Agent` sent: name, version, and where to complain. */
export function userAgent(version: string, contactUrl: string): string {
  return `relations-tracker/${version} (+${contactUrl})`;
}

function requestHeaders(request: OutboundRequest, options: OutboundOptions): Record<string, string> {
  const { ifNoneMatch, ifModifiedSince } = request;
  return {
    'user-agent': options.userAgent,
    accept: request.accept,
    'accept-encoding': 'gzip, br',
    ...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {}),
    ...(ifModifiedSince ? { 'if-modified-since': ifModifiedSince } : {}),
  };
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue;
    plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

class GuardedOutbound implements Outbound {
  private readonly agent: Agent;

  constructor(private readonly options: Required<OutboundOptions>) {
    this.agent = createGuardedAgent({
      guard: createAddressGuard(options.allowPrivateNetworks),
      resolve: options.resolve,
      connectTimeoutMs: options.deadlineMs,
      connectionsPerOrigin: options.connectionsPerOrigin,
    });
  }

  get(request: OutboundRequest): Promise<OutboundResult> {
    return this.within(request.url, (url, signal) =>
      this.follow(trailFrom(url), requestHeaders(request, this.options), signal),
    );
  }

  post(request: OutboundPost): Promise<OutboundResult> {
    return this.within(request.url, (url, signal) => this.tell(url, request, signal));
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /** Asks an address that may be asked at all, within the deadline. */
  private async within(
    address: string,
    ask: (url: URL, signal: AbortSignal) => Promise<OutboundResult>,
  ): Promise<OutboundResult> {
    const checked = checkUrl(address);
    if (!checked.ok) return failure(checked.reason, withoutPassword(address), checked.detail);
    const deadline = new AbortController();
    const timer = setTimeout(() => {
      deadline.abort(new DeadlinePassed(this.options.deadlineMs));
    }, this.options.deadlineMs);
    try {
      return await ask(checked.url, deadline.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  private async tell(url: URL, request: OutboundPost, signal: AbortSignal): Promise<OutboundResult> {
    try {
      const answer = await this.agent.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'POST',
        headers: {
          'user-agent': this.options.userAgent,
          accept: '*/*',
          'accept-encoding': 'identity',
          'content-type': request.contentType,
          ...request.headers,
        },
        body: request.body,
        signal,
        // The deadline covers both, and body.
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      return {
        ok: true,
        status: answer.statusCode,
        headers: plainHeaders(answer.headers),
        body: await readStart(answer.body, request.answerBytes, signal),
        finalUrl: url.href,
        permanentUrl: null,
      };
    } catch (error) {
      // An aborted request throws in many ways; the deadline is the cause of them all.
      return failureOf(signal.aborted ? signal.reason : error, url.href);
    }
  }

  private async follow(
    trail: Trail,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<OutboundResult> {
    try {
      const { origin, pathname, search } = trail.url;
      const answer = await this.agent.request({
        origin,
        path: pathname + search,
        method: 'GET',
        headers,
        signal,
        // The deadline covers both, and body.
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      const plain = plainHeaders(answer.headers);
      const step = nextStep(trail, answer.statusCode, plain['location'], this.options.maxRedirects);
      if (step.kind === 'stay') return await this.read(trail, answer, plain, signal);
      await answer.body.dump();
      if (step.kind === 'fail') return failure(step.reason, trail.url.href, step.detail);
      return await this.follow(step.trail, headers, signal);
    } catch (error) {
      // An aborted request throws in many ways; the deadline is the cause of them all.
      return failureOf(signal.aborted ? signal.reason : error, trail.url.href);
    }
  }

  private async read(
    trail: Trail,
    answer: Dispatcher.ResponseData,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<OutboundResponse | OutboundFailure> {
    const response = (body: Uint8Array): OutboundResponse => ({
      ok: true,
      status: answer.statusCode,
      headers,
      body,
      finalUrl: trail.url.href,
      permanentUrl: trail.permanentUrl,
    });
    if (answer.statusCode !== 200) {
      await answer.body.dump();
      return response(new Uint8Array());
    }
    const { maxBodyBytes } = this.options;
    const body = await readBody(answer.body, headers['content-encoding'], maxBodyBytes, signal);
    switch (body.kind) {
      case 'read':
        return response(body.bytes);
      case 'too-large':
        return failure('too-large', trail.url.href, `the answer is larger than ${maxBodyBytes / 1e6} MB`);
      case 'unknown-coding':
        return failure('bad-encoding', trail.url.href, `the answer is coded as "${body.coding}"`);
    }
  }
}

/** The address for a message: what stands before an @ in it may be a secret. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//');
}

/** Opens the client; limits that are left out are those of DESIGN §4. */
export function createOutbound(options: OutboundOptions): Outbound {
  return new GuardedOutbound({ ...DEFAULTS, ...options });
}
