import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** Fetched by npm when it is run first, not installed with the rest: it brings some 180 packages, for this bench alone. */
const PACKAGE = 'lighthouse@12.8.2';
const MOST_BYTES = 64 * 1024 * 1024;
const LIMIT_MS = 180_000;

const report = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({ score: z.number().nullable().optional(), displayValue: z.string().optional() }),
  ),
});

export interface Lighthouse {
  /** 0 … 1 by category. */
  readonly scores: ReadonlyMap<string, number>;
  /** Audits with weight that lost points, with their figure. */
  readonly lost: readonly string[];
}

/** Lighthouse's report on a page: mobile, its network and processor as it simulates them, in a browser of its own. */
export async function lighthouseOf(url: string, browserPath: string): Promise<Lighthouse> {
  const { stdout } = await promisify(execFile)(
    'npm',
    [
      ...['exec', '--yes', `--package=${PACKAGE}`, '--', 'lighthouse', url],
      ...['--quiet', '--output=json', `--only-categories=${CATEGORIES.join(',')}`],
      '--chrome-flags=--headless --no-sandbox --disable-dev-shm-usage',
    ],
    { env: { ...process.env, CHROME_PATH: browserPath }, maxBuffer: MOST_BYTES, timeout: LIMIT_MS },
  );
  const { categories, audits } = report.parse(JSON.parse(stdout));
  const weighed = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  );
  return {
    scores: new Map(Object.entries(categories).map(([name, { score }]) => [name, score ?? Number.NaN])),
    lost: weighed.flatMap(({ id }) => {
      const audit = audits[id];
      if (audit?.score === null || audit?.score === undefined || audit.score >= 1) return [];
      return [`${id} ${audit.score}${audit.displayValue === undefined ? '' : ` (${audit.displayValue})`}`];
    }),
  };
}
