import {
  HttpException,
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { catchError, Observable, throwError } from 'rxjs';
import { readingAt } from '../../database/replica/reading-place.js';
import { ReplicaService } from '../../database/replica/replica.service.js';
import { credentialsOf } from '../sign-in/credentials.js';

const MAY_LAG = 'may lag';
const KNOWN_AS_OF = 'Known-As-Of';

/**
 * Marks handlers that a replica may answer, some seconds behind: they read what is stored and keep nothing of it in
 * memory. Index, coverage and alarms are kept in memory and cost the primary only what is new.
 */
export const MayLag = () => SetMetadata(MAY_LAG, true);

/**
 * Has the replica answer what is read without a sign-in, and says in `Known-As-Of` up to when it knows everything.
 * Whoever is signed in reads at the primary, so that they see what they changed; so does whoever asks for something
 * that the replica does not know yet.
 */
@Injectable()
export class ReplicaInterceptor implements NestInterceptor {
  constructor(
    private readonly replica: ReplicaService,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const [request, response] = [
      context.switchToHttp().getRequest<Request>(),
      context.switchToHttp().getResponse<Response>(),
    ];
    if (!this.replica.isSet || !this.mayLag(context) || credentialsOf(request).kind !== 'none') {
      return next.handle();
    }
    const known = this.replica.knownAsOf();
    this.replica.count(known === null ? 'primary' : 'replica');
    if (known === null) return next.handle();
    response.setHeader(KNOWN_AS_OF, known.toISOString());
    return this.atReplica(next).pipe(
      catchError((error: unknown) => {
        if (!(error instanceof HttpException) || error.getStatus() !== 404) return throwError(() => error);
        response.removeHeader(KNOWN_AS_OF);
        return next.handle();
      }),
    );
  }

  private mayLag(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return this.reflector.getAllAndOverride<unknown>(MAY_LAG, places) === true;
  }

  private atReplica(next: CallHandler): Observable<unknown> {
    return new Observable((subscriber) => readingAt(this.replica, () => next.handle().subscribe(subscriber)));
  }
}
