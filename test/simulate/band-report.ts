import { simulateBand } from '../../src/indicators/domain/band-simulation.builder.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import type { Report } from './report.js';

const PER_WEEK = [0.5, 1, 3, 5, 10, 20];
const DRIFTS = [0, 0.03, 0.05, 0.08];
const SHARES = [0.6, 0.75, 0.9];
const DISPERSIONS = [1, 3];

/** How often the band holds a true balance that drifts, by volume and speed of the drift. */
export function bandReport({ print, scale }: Report, parameters: IndexParameters): void {
  print('Band of 90 %: share of weeks that held the true balance, by developments a week and weekly drift');
  print(`${'drift'.padEnd(8)}${PER_WEEK.map((n) => String(n).padStart(8)).join('')}`);
  const all = DRIFTS.flatMap((drift) => {
    const cells = PER_WEEK.map((perWeek) =>
      meanCoverage({ perWeek, drift, weeks: 3_000 * scale }, parameters),
    );
    print(`${String(drift).padEnd(8)}${cells.map((share) => percent(share).padStart(8)).join('')}`);
    return cells;
  });
  print(`of all weeks of all worlds: ${percent(all.reduce((sum, share) => sum + share, 0) / all.length)}`);
}

function meanCoverage(
  world: { readonly perWeek: number; readonly drift: number; readonly weeks: number },
  parameters: IndexParameters,
): number {
  const found = SHARES.flatMap((meanShare, i) =>
    DISPERSIONS.map((dispersion, j) =>
      // Seeds of their own: φ was set on others.
      simulateBand({ ...world, meanShare, dispersion, seed: 9_000 + 10 * i + j }, parameters),
    ),
  );
  return found.reduce((sum, { covered }) => sum + covered, 0) / found.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
