import type { PageKind } from '../frame/visit.js';
import { alarmsPage } from './alarms.js';
import { confirmPage } from './alerts/confirm.js';
import { myAlertsPage } from './alerts/my-alerts.js';
import { signedInPages } from './alerts/signed-in.js';
import { subscribePage } from './alerts/subscribe.js';
import { unsubscribePage } from './alerts/unsubscribe.js';
import { correctionsPage } from './corrections.js';
import { developmentPage } from './development/development.js';
import { developmentsPage } from './developments.js';
import { feedsPage } from './feeds.js';
import { figuresPage } from './figures.js';
import { frontPage } from './front/front.js';
import { historyPage } from './history.js';
import { methodPage } from './method.js';
import { missingPage } from './missing.js';
import { promisesPage } from './promises.js';
import { reportsPage } from './reports/reports.js';
import { toReadPage } from './to-read.js';
import { weekPage } from './week/week.js';
import { yearPage } from './week/year.js';

/** Every page of the dashboard; the server answers these paths with the same file. */
export const pages: readonly PageKind[] = [
  frontPage,
  historyPage,
  developmentsPage,
  developmentPage,
  promisesPage,
  figuresPage,
  feedsPage,
  alarmsPage,
  reportsPage,
  subscribePage,
  confirmPage,
  unsubscribePage,
  myAlertsPage,
  ...signedInPages,
  methodPage,
  toReadPage,
  correctionsPage,
  weekPage,
  yearPage,
];

export { missingPage };
