import {
  HttpException,
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { catchError, from, mergeMap, type Observable } from 'rxjs';
import { CLOCK, type Clock } from '../../kernel/clock.js';
import { actorOf } from '../sign-in/actor.js';
import { callerOf } from '../sign-in/caller.js';
import { auditDetail } from './audit-detail.js';
import { AuditStore, type AuditEntry } from './audit.store.js';
import { NOT_AUDITED } from './not-audited.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const OUR_FAULT = 500;
const FIRST_REFUSAL = 400;

/**
 * Writes down every change that is asked for over HTTP: before it is done by somebody who was let in, so that none can
 * be missed, and after it succeeded where nobody had to be let in, so that nobody can fill the log.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly audit: AuditStore,
    private readonly reflector: Reflector,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    if (READING.has(request.method) || this.isLeftOut(context)) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return callerOf(request) === null
      ? next.handle().pipe(mergeMap(async (body: unknown) => this.after(request, response, body)))
      : from(this.audit.begin(this.entryOf(request))).pipe(mergeMap((id) => this.around(id, response, next)));
  }

  private isLeftOut(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<unknown>(NOT_AUDITED, places) === true;
  }

  private around(id: string, response: Response, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        await this.audit.end(id, statusOf(error), this.clock.now());
        throw error;
      }),
      mergeMap(async (body: unknown) => {
        await this.audit.end(id, response.statusCode, this.clock.now());
        return body;
      }),
    );
  }

  private async after(request: Request, response: Response, body: unknown): Promise<unknown> {
    if (response.statusCode < FIRST_REFUSAL) {
      const id = await this.audit.begin(this.entryOf(request));
      await this.audit.end(id, response.statusCode, this.clock.now());
    }
    return body;
  }

  private entryOf(request: Request): AuditEntry {
    return {
      at: this.clock.now(),
      actor: actorOf(request),
      role: callerOf(request)?.role ?? null,
      action: `${request.method} ${routeOf(request)}`,
      target: request.path.slice(0, 500),
      detail: auditDetail(request.body ?? {}),
      address: request.ip ?? null,
    };
  }
}

function statusOf(error: unknown): number {
  return error instanceof HttpException ? error.getStatus() : OUR_FAULT;
}

/** The route's pattern, e.g. `/api/v1/feeds/:id`. */
function routeOf(request: Request): string {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return request.path;
  return typeof route.path === 'string' ? route.path : request.path;
}
