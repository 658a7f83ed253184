import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import type { Measures } from '../kernel/measures.js';

/** Express notes at the request which of its routes answered. */
const routed = z.object({ route: z.object({ path: z.string() }) });

/** Middleware that notes how long each request took, under its route and never under its address, whose kinds have no end. */
export function requestTimes(measures: Measures) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedMs = performance.now();
    response.once('finish', () => {
      const read = routed.safeParse(request);
      const labels = {
        method: request.method,
        route: read.success ? read.data.route.path : 'files',
        status: String(response.statusCode),
      };
      measures.took('http_request_seconds', labels, performance.now() - startedMs);
    });
    next();
  };
}
