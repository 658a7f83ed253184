import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isDatabaseAway } from '../../database/database-away.js';
import { problem, ProblemException, type Problem } from './problem.js';

const LONGEST_VALUE = 80;
const RETRY_AFTER_SECONDS = '10';

/** Answers every error as `application/problem+json`; what nobody expected is logged whole and told in short. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const context = host.switchToHttp();
    const response = context.getResponse<Response>();
    const body = this.problemOf(error, context.getRequest<Request>());
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (body.status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    response.status(body.status).setHeader('Cache-Control', 'no-store');
    response.type('application/problem+json').send(JSON.stringify(body));
  }

  private problemOf(error: unknown, request: Request): Problem {
    if (error instanceof HttpException) return this.ofHttp(error, request);
    if (isDatabaseAway(error)) {
      return problem(
        503,
        'The database cannot be reached. Reading works again as soon as it is back; try again shortly.',
      );
    }
    const status = statusOf(error);
    if (status !== null)
      return problem(status, 'The request could not be read. Check its path, headers and body.');
    this.logger.error({ error, path: request.path }, 'a request failed');
    return problem(
      500,
      'The service could not answer. The error is in its log; try again, and report it if it stays.',
    );
  }

  private ofHttp(error: HttpException, request: Request): Problem {
    if (error instanceof ProblemException) return withValues(error.problem, request);
    if (error.getStatus() === 404) {
      return problem(404, `There is nothing at ${request.path}. The API is described at /api/docs.`);
    }
    return problem(error.getStatus(), error.message);
  }
}

/** The status that the body parser gives an unreadable request, or null. */
function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : null;
}

/** Adds what was given for each wrong argument, as far as it came in the address. */
function withValues(body: Problem, request: Request): Problem {
  if (body.errors === undefined) return body;
  const errors = body.errors.map((fault) => {
    const given = request.query[fault.name];
    return {
      ...fault,
      value: fault.value ?? (typeof given === 'string' ? given.slice(0, LONGEST_VALUE) : null),
    };
  });
  return { ...body, errors };
}
