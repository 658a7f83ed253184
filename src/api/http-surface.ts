import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { serveApiDescription } from './api-description.js';
import { serveDashboard } from './dashboard/dashboard-files.js';
import { LARGEST_BODY } from './http/limits.js';
import { packAnswers } from './packed-answers.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import { requestTimes } from './request-times.js';
import { isEncrypted, readHostCookies } from './sign-in/host-cookies.js';

/**
 * Everything around the controllers: headers, body limits, the dashboard's files and the API's description.
 * Forwarding headers are not trusted (Express's default): whoever asks is the address of the connection, so that
 * nobody can escape the limit of wrong tokens by naming another. Behind a proxy all share the proxy's limit.
 */
export function prepareHttp(app: NestExpressApplication, publicUrl: string): void {
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestTimes(app.get<Measures>(MEASURES, { strict: false })));
  app.use(securityHeaders(isEncrypted(publicUrl)));
  app.use(readHostCookies(publicUrl));
  app.use(packAnswers);
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
