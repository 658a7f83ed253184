/** `npm run simulate [-- NAME…] [--quick]`: the figures behind band, tested change, alarms and outages. */
import { loadIndexParameters } from '../../src/indicators/adapters/load-parameters.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { alarmReport } from './alarm-report.js';
import { bandReport } from './band-report.js';
import { changeReport } from './change-report.js';
import { outageReport } from './outage-report.js';
import type { Report } from './report.js';
import { sourcesReport } from './sources-report.js';

const REPORTS: Readonly<Record<string, (report: Report, parameters: IndexParameters) => void>> = {
  band: bandReport,
  change: changeReport,
  alarms: alarmReport,
  outages: outageReport,
  sources: sourcesReport,
};
const QUICK_SCALE = 0.05;

function run(args: readonly string[]): number {
  const names = args.filter((arg) => arg !== '--quick');
  const unknown = names.filter((name) => !(name in REPORTS));
  if (unknown.length > 0) {
    process.stderr.write(
      `simulate: unknown ${unknown.join(', ')}\nusage: npm run simulate [-- NAME…] [--quick]; names: ${Object.keys(REPORTS).join(', ')}\n`,
    );
    return 2;
  }
  const parameters = loadIndexParameters();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  for (const [name, report] of Object.entries(REPORTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    report({ print, scale: args.includes('--quick') ? QUICK_SCALE : 1 }, parameters);
    print('');
  }
  return 0;
}

process.exitCode = run(process.argv.slice(2));
