import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { preferPacked } from './packed-files.js';
import { manifestSchema, pageLinks, type Manifest } from './page-links.js';
import { pageAt } from './page-list.js';

/** Compiled: dist/src/api/dashboard; the dashboard's build lies in dist/dashboard. */
const DASHBOARD = fileURLToPath(new URL('../../../dashboard/', import.meta.url));
const ASSETS = `${DASHBOARD}assets`;
const MANIFEST = `${DASHBOARD}.vite/manifest.json`;
/** Charts alone, which other sites may show in a frame; nothing can be changed there. */
const EMBEDDED = '/embed/';
/** Where programs ask, who read problems and not pages. */
const FOR_PROGRAMS = /^\/(?:api|assets|feeds|healthz|readyz|metrics)(?:\/|$)/;
/** The languages of the pages. */
const LANGUAGES = ['en', 'ru', 'ur'];

/** Serves the dashboard's files; its pages are one document, which draws what the address says. */
export function serveDashboard(app: NestExpressApplication): void {
  // From its sources the service has the dashboard's beside it, not built: their document is served, and no files.
  if (existsSync(MANIFEST)) serveBuild(app);
  else if (existsSync(DASHBOARD)) app.use(pages({}));
}

function serveBuild(app: NestExpressApplication): void {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(MANIFEST, 'utf8')));
  // Asset names carry a hash of their content, so that they may be kept for good; the page itself may not.
  app.use(
    '/assets',
    preferPacked(ASSETS),
    express.static(ASSETS, { immutable: true, maxAge: '1y', redirect: false, index: false }),
  );
  app.use(express.static(DASHBOARD, { index: false, redirect: false, cacheControl: false }));
  app.use(pages(manifest));
}

function pages(manifest: Manifest) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const page = isReading(request) ? pageAt(request.path) : undefined;
    if (page === undefined) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.vary('Accept-Language');
    const { lang, ...more } = request.query;
    const language = typeof lang === 'string' ? lang : request.acceptsLanguages(LANGUAGES);
    const isPlain = Object.keys(more).length === 0;
    const links = pageLinks({ page, language: language === false ? '' : language, isPlain }, manifest);
    if (links !== '') response.setHeader('Link', links);
    if (request.path.startsWith(EMBEDDED)) letOthersFrame(response);
    sendPage(response);
  };
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
