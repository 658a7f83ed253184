import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { FaultCode } from '../../kernel/fault-code.js';
import { isDatabaseAway } from '../../database/database-away.js';
import { wantsPage, sendPage } from '../dashboard/dashboard-files.js';
import { LARGEST_BODY } from './limits.js';
import { problem, ProblemException, type Problem } from './problem.js';

const LONGEST_VALUE = 80;
const RETRY_AFTER_SECONDS = '10';

/**
 * Answers every error as `application/problem+json`; what nobody expected is logged whole and told in short.
 * A person who opens an address that is none gets the dashboard's own "not found" page, with status 404.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const context = host.switchToHttp();
    const [request, response] = [context.getRequest<Request>(), context.getResponse<Response>()];
    const body = this.problemOf(error, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(body.status).setHeader('Cache-Control', 'no-store');
    if (body.status === 404 && wantsPage(request)) {
      sendPage(response);
      return;
    }
    response.setHeaders(new Map(Object.entries(headersOf(error, body.status))));
    response.type('application/problem+json').send(JSON.stringify(body));
  }

  private problemOf(error: unknown, request: Request): Problem {
    if (error instanceof HttpException) return this.ofHttp(error, request);
    if (isDatabaseAway(error)) {
      return problem(
        503,
        'The database cannot be reached. Reading works again as soon as it is back; try again shortly.',
        { code: 'database-away' },
      );
    }
    const status = statusOf(error);
    if (status === 404) return nothingAt(request);
    if (status === 413) return tooLarge();
    if (status !== null)
      return problem(status, 'The request could not be read. Check its path, headers and body.');
    this.logger.error({ err: error, path: request.path }, 'a request failed');
    return problem(
      500,
      'The service could not answer. The error is in its log; try again, and report it if it stays.',
      { code: 'went-wrong' },
    );
  }

  private ofHttp(error: HttpException, request: Request): Problem {
    if (error instanceof ProblemException) return withValues(error.problem, request);
    if (error.getStatus() === 404) return nothingAt(request);
    if (error.getStatus() === 413) return tooLarge();
    return problem(error.getStatus(), `The request could not be read: ${error.message}`);
  }
}

function headersOf(error: unknown, status: number): Readonly<Record<string, string>> {
  if (status === 503) return { 'Retry-After': RETRY_AFTER_SECONDS };
  if (status === 401) return { 'WWW-Authenticate': 'Bearer' };
  return error instanceof ProblemException ? error.headers : {};
}

function tooLarge(): Problem {
  const told = { code: 'body-too-large', about: LARGEST_BODY } as const;
  return problem(413, `The body is too large; ${LARGEST_BODY} are allowed.`, told);
}

function nothingAt({ method, path }: Request): Problem {
  const what = method === 'GET' || method === 'HEAD' ? path : `${path} for ${method}`;
  return problem(404, `There is nothing at ${what}. The API is described at /api/docs.`);
}

/** The status that the body parser or the file server gives a request it cannot serve, or null. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : null;
}

/** Adds what was given for each wrong argument, unless it is a secret, and whether anything was. */
function withValues(body: Problem, request: Request): Problem {
  if (body.errors === undefined) return body;
  const errors = body.errors.map((fault) => {
    const found = given(request, fault.name);
    const isMissing = found === undefined && fault.value === null && MISSING_OR.has(fault.code);
    const value = fault.value ?? (fault.name === 'token' ? null : asValue(found));
    return { ...fault, value, code: isMissing ? ('missing' as const) : fault.code };
  });
  return { ...body, errors };
}

/** What a schema also says of what is not given at all. */
const MISSING_OR: ReadonlySet<FaultCode> = new Set<FaultCode>(['wrong-form', 'not-one-of']);

function given(request: Request, name: string): unknown {
  const body: unknown = request.body;
  if (name === 'body') return body;
  const inBody: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return request.query[name] ?? request.params[name] ?? inBody;
}

function asValue(value: unknown): string | null {
  if (value === undefined) return null;
  return [value].flat().map(asText).join(',').slice(0, LONGEST_VALUE);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
