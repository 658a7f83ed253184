import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { problem } from './problem.js';

/** The methods, in lower case, of each described path; a path's arguments stand in braces. */
export type DescribedPaths = Readonly<Record<string, object>>;

const ARGUMENT = /\{[^}]+\}/g;
const SPECIAL = /[.*+?^$()|[\]\\]/g;

/**
 * The methods that a path answers, in upper case and in order, HEAD beside GET and OPTIONS with any; none where nothing
 * is described at the path. As the router has it, upper and lower case and a slash at the end make no difference.
 */
export function methodsAt(paths: DescribedPaths, path: string): readonly string[] {
  const found = Object.entries(paths)
    .filter(([described]) => patternOf(described).test(path))
    .flatMap(([, operations]) => Object.keys(operations));
  if (found.length === 0) return [];
  const all = [...found, ...(found.includes('get') ? ['head'] : []), 'options'];
  return [...new Set(all.map((method) => method.toUpperCase()))].toSorted();
}

function patternOf(described: string): RegExp {
  return new RegExp(`^${described.replace(SPECIAL, '\\$&').replace(ARGUMENT, '[^/]+')}/?$`, 'i');
}

const READING = new Set(['GET', 'HEAD']);

/**
 * Tells a method that a path does not have from a path that does not exist: 405 with what is allowed, while the router
 * says 404 of both. Answers OPTIONS as well. `described` is asked at the first request that changes something.
 */
export function refuseOtherMethods(described: () => DescribedPaths): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const methods = READING.has(request.method) ? [] : methodsAt(described(), request.path);
    if (methods.length === 0 || (request.method !== 'OPTIONS' && methods.includes(request.method))) {
      next();
      return;
    }
    response.setHeader('Allow', methods.join(', ')).setHeader('Cache-Control', 'no-store');
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    const detail = `${request.path} answers ${methods.join(', ')}, not ${request.method}.`;
    response
      .status(405)
      .type('application/problem+json')
      .send(JSON.stringify(problem(405, detail)));
  };
}
