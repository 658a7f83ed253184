import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { serveApiDescription } from './api-description.js';

/** Compiled: dist/src/api; the dashboard's build lies in dist/dashboard. */
const DASHBOARD = fileURLToPath(new URL('../../dashboard/', import.meta.url));
const LARGEST_BODY = '100kb';
/** The dashboard's own addresses; every other unknown one is a 404. */
const PAGES = /^\/(?:|history|developments(?:\/[^/]+)?|promises|figures|feeds|method)\/?$/;

/** Everything around the controllers: headers, body limits, the dashboard's files and the API's description. */
export function prepareHttp(app: NestExpressApplication, publicUrl: string): void {
  const secure = publicUrl.startsWith('https:');
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders(secure));
  app.useBodyParser('json', { limit: LARGEST_BODY });
  serveApiDescription(app);
  serveDashboard(app);
}

function securityHeaders(secure: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

function serveDashboard(app: NestExpressApplication): void {
  if (!existsSync(DASHBOARD)) return;
  // Asset names carry a hash of their content, so that they may be kept for good; the page itself may not.
  app.use(
    '/assets',
    express.static(`${DASHBOARD}assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(DASHBOARD, { index: false, cacheControl: false }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && PAGES.test(request.path);
    if (!isPage) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: DASHBOARD });
  });
}
