import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

/** Compiled: dist/src/api; the dashboard's build lies in dist/dashboard. */
const DASHBOARD = fileURLToPath(new URL('../../dashboard/', import.meta.url));
/** The dashboard's own addresses; it shows its "not found" page at every other one. */
const PAGES =
  /^\/(?:|trends|embed\/weeks\/[^/]+|history|developments(?:\/[^/]+)?|promises|figures|feeds|alarms|reports|method|to-read|corrections|rules|subscriptions|silences|deliveries|subscribe|confirm\/[^/]+|unsubscribe\/[^/]+|my-alerts\/[^/]+|(?:weeks|years)\/[^/]+\/[^/]+)\/?$/;
/** Charts alone, which other sites may show in a frame; nothing can be changed there. */
const EMBEDDED = '/embed/';
/** Where programs ask, who read problems and not pages. */
const FOR_PROGRAMS = /^\/(?:api|assets|feeds|healthz|readyz|metrics)(?:\/|$)/;

/** Serves the dashboard's files; its pages are one document, which draws what the address says. */
export function serveDashboard(app: NestExpressApplication): void {
  if (!existsSync(DASHBOARD)) return;
  // Asset names carry a hash of their content, so that they may be kept for good; the page itself may not.
  app.use(
    '/assets',
    express.static(`${DASHBOARD}assets`, { immutable: true, maxAge: '1y', redirect: false, index: false }),
  );
  app.use(express.static(DASHBOARD, { index: false, redirect: false, cacheControl: false }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isReading(request) || !PAGES.test(request.path)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    if (request.path.startsWith(EMBEDDED)) letOthersFrame(response);
    sendPage(response);
  });
}

/** Whether a request for an unknown address comes from a person's browser, outside the places of programs. */
export function wantsPage(request: Request): boolean {
  return (
    isReading(request) &&
    !FOR_PROGRAMS.test(request.path) &&
    request.accepts(['json', 'html']) === 'html' &&
    existsSync(DASHBOARD)
  );
}

/** Sends the dashboard's document with the status that the response has. */
export function sendPage(response: Response): void {
  response.sendFile('index.html', { root: DASHBOARD, cacheControl: false });
}

/** Takes the ban on frames, and only it, out of the headers that every answer has. */
function letOthersFrame(response: Response): void {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.setHeader(
    'Content-Security-Policy',
    policy.replace("frame-ancestors 'none'", 'frame-ancestors *'),
  );
  response.removeHeader('X-Frame-Options');
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}
