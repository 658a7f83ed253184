import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { toCsv } from '../../kernel/csv.js';
import { CSV_COLUMNS } from '../shapes/list.js';

/**
 * Answers any list as CSV where `?format=csv` or the Accept header asks for it; the next page is in a Link header.
 * Every answer is to be asked for again with its ETag before it is used again.
 */
@Injectable()
export class ListFormatInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const columns = this.reflector.get<readonly string[] | undefined>(CSV_COLUMNS, context.getHandler());
    return next.handle().pipe(
      map((body: unknown) => {
        if (!response.headersSent && !response.hasHeader('Cache-Control')) {
          response.setHeader('Cache-Control', 'private, no-cache');
        }
        if (!isList(body)) return body;
        response.vary('Accept');
        return wantsCsv(request) ? asCsv({ ...body, columns }, request, response) : body;
      }),
    );
  }
}

interface List {
  readonly items: readonly object[];
  readonly nextCursor: string | null;
}

interface ListWithColumns extends List {
  readonly columns: readonly string[] | undefined;
}

function isList(body: unknown): body is List {
  return typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items);
}

function wantsCsv(request: Request): boolean {
  const format = request.query['format'];
  if (format !== undefined) return format === 'csv';
  return request.accepts(['json', 'csv']) === 'csv';
}

function asCsv(list: ListWithColumns, request: Request, response: Response): string {
  response.type('text/csv; charset=utf-8');
  if (list.nextCursor !== null) {
    const next = new URLSearchParams({ ...strings(request.query), cursor: list.nextCursor });
    response.links({ next: `${request.path}?${next.toString()}` });
  }
  return toCsv(list.items, list.columns);
}

function strings(query: Request['query']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, [value].flat().map(String).join(',')]),
  );
}
