import type { PageEntry } from '../frame/visit.js';
import { SIGNED_IN_PATTERNS } from './alerts/patterns.js';
import { missingPage } from './missing.js';

/**
 * Every page of the dashboard; the server answers these paths with the same file and has
 * their code fetched beside the first script (src/api/dashboard/page-list.ts), which stays small so.
 */
export const pages: readonly PageEntry[] = [
  { pattern: '/', load: async () => (await import('./front/front.js')).frontPage },
  { pattern: '/trends', load: async () => (await import('./trends/trends.js')).trendsPage },
  {
    pattern: '/embed/weeks/:indicator',
    load: async () => (await import('./trends/embedded-line.js')).embeddedLine,
  },
  { pattern: '/history', load: async () => (await import('./history/history.js')).historyPage },
  { pattern: '/developments', load: async () => (await import('./developments.js')).developmentsPage },
  {
    pattern: '/developments/:id',
    load: async () => (await import('./development/development.js')).developmentPage,
  },
  { pattern: '/promises', load: async () => (await import('./promises.js')).promisesPage },
  { pattern: '/figures', load: async () => (await import('./figures.js')).figuresPage },
  { pattern: '/feeds', load: async () => (await import('./feeds/feeds.js')).feedsPage },
  { pattern: '/alarms', load: async () => (await import('./alarms.js')).alarmsPage },
  { pattern: '/reports', load: async () => (await import('./reports/reports.js')).reportsPage },
  { pattern: '/subscribe', load: async () => (await import('./alerts/subscribe.js')).subscribePage },
  { pattern: '/confirm/:token', load: async () => (await import('./alerts/confirm.js')).confirmPage },
  {
    pattern: '/unsubscribe/:token',
    load: async () => (await import('./alerts/unsubscribe.js')).unsubscribePage,
  },
  { pattern: '/my-alerts/:token', load: async () => (await import('./alerts/my-alerts.js')).myAlertsPage },
  ...SIGNED_IN_PATTERNS.map((pattern) => ({
    pattern,
    load: async () => (await import('./alerts/signed-in.js')).signedInPages[pattern],
  })),
  { pattern: '/method', load: async () => (await import('./method/method.js')).methodPage },
  { pattern: '/to-read', load: async () => (await import('./to-read.js')).toReadPage },
  { pattern: '/corrections', load: async () => (await import('./corrections.js')).correctionsPage },
  { pattern: '/weeks/:indicator/:week', load: async () => (await import('./week/week.js')).weekPage },
  { pattern: '/years/:indicator/:year', load: async () => (await import('./week/year.js')).yearPage },
];

/** Shown where no page is. */
export const missingEntry: PageEntry = { pattern: '', load: () => Promise.resolve(missingPage) };
