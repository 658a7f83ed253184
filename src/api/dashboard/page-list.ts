/** A page of the dashboard as the service knows it: where it is, and what a browser will ask for as soon as it is there. */
export interface DashboardPage {
  /** `/developments/:id`: parts with a colon vary. */
  readonly pattern: string;
  /** The module of its code, as the build's manifest names it. */
  readonly module: string;
  /** What it reads first, where nothing but the language is chosen in its address; written as the page asks. */
  readonly reads?: readonly string[];
}

const API = '/api/v1';

/** The dashboard's own addresses; it shows its "not found" page at every other one. */
export const DASHBOARD_PAGES: readonly DashboardPage[] = [
  {
    pattern: '/',
    module: 'src/pages/front/front.ts',
    reads: [`${API}/indicators`, `${API}/changes`, `${API}/alarms?limit=500&standing=true`],
  },
  { pattern: '/trends', module: 'src/pages/trends/trends.ts', reads: [`${API}/coverage?limit=1`] },
  { pattern: '/embed/weeks/:indicator', module: 'src/pages/trends/embedded-line.ts' },
  {
    pattern: '/history',
    module: 'src/pages/history/history.ts',
    reads: [`${API}/index?limit=500&scale=year`, `${API}/developments?limit=500&origin=baseline`],
  },
  {
    pattern: '/developments',
    module: 'src/pages/developments.ts',
    reads: [`${API}/developments?limit=100`, `${API}/development-counts`],
  },
  { pattern: '/developments/:id', module: 'src/pages/development/development.ts' },
  { pattern: '/promises', module: 'src/pages/promises.ts' },
  { pattern: '/figures', module: 'src/pages/figures.ts' },
  { pattern: '/feeds', module: 'src/pages/feeds/feeds.ts' },
  { pattern: '/alarms', module: 'src/pages/alarms.ts' },
  { pattern: '/reports', module: 'src/pages/reports/reports.ts' },
  { pattern: '/method', module: 'src/pages/method/method.ts' },
  { pattern: '/to-read', module: 'src/pages/to-read.ts' },
  { pattern: '/corrections', module: 'src/pages/corrections.ts' },
  { pattern: '/rules', module: 'src/pages/alerts/rules/rules.ts' },
  { pattern: '/subscriptions', module: 'src/pages/alerts/endpoints/endpoints.ts' },
  { pattern: '/silences', module: 'src/pages/alerts/silences/silences.ts' },
  { pattern: '/deliveries', module: 'src/pages/alerts/log/log.ts' },
  { pattern: '/subscribe', module: 'src/pages/alerts/subscribe.ts' },
  { pattern: '/confirm/:token', module: 'src/pages/alerts/confirm.ts' },
  { pattern: '/unsubscribe/:token', module: 'src/pages/alerts/unsubscribe.ts' },
  { pattern: '/my-alerts/:token', module: 'src/pages/alerts/my-alerts.ts' },
  { pattern: '/weeks/:indicator/:week', module: 'src/pages/week/week.ts' },
  { pattern: '/years/:indicator/:year', module: 'src/pages/week/year.ts' },
];

function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  );
}

/** The page at a path, with or without a stroke at its end; undefined where the dashboard has none. */
export function pageAt(path: string): DashboardPage | undefined {
  const plain = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return DASHBOARD_PAGES.find(({ pattern }) => fits(pattern, plain));
}
