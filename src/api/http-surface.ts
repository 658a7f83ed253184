import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import type { Settings } from '../config/settings.js';
import { serveApiDescription } from './api-description.js';
import { serveDashboard } from './dashboard/dashboard-files.js';
import { LARGEST_BODY } from './http/limits.js';
import { packAnswers } from './packed-answers.js';
import { MEASURES, type Measures } from '../kernel/measures.js';
import { requestTimes } from './request-times.js';
import { isEncrypted, readHostCookies } from './sign-in/host-cookies.js';

/**
 * Everything around the controllers: headers, body limits, the dashboard's files and the API's description.
 * Forwarding headers are believed of TRUSTED_PROXIES only (of nobody, by default): whoever asks is the address of the
 * connection, so that nobody can escape a limit by naming another. Behind any other proxy all share the proxy's limits.
 */
export function prepareHttp(app: NestExpressApplication, { publicUrl, trustedProxies }: Settings): void {
  app.set('trust proxy', trustedProxies.length === 0 ? false : [...trustedProxies]);
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
