/** `npm run simulate [-- NAME…] [--quick]`: the figures behind band, tested change, alarms, outages and changes of sources. */
import { loadIndexParameters } from '../../src/indicators/adapters/load-parameters.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { alarmReport } from './alarm-report.js';
import { bandReport } from './band-report.js';
import { changeReport } from './change-report.js';
import { levelsReport } from './levels-report.js';
import { outageReport } from './outage-report.js';
import type { Report } from './report.js';
import { sourcesReport } from './sources-report.js';

const REPORTS: Readonly<Record<string, (report: Report, parameters: IndexParameters) => void>> = {
  band: bandReport,
  change: changeReport,
  alarms: alarmReport,
  outages: outageReport,
  sources: sourcesReport,
  levels: levelsReport,
};
const QUICK_SCALE = 0.05;
const USAGE = `usage: npm run simulate [-- NAME…] [--quick]; names: ${Object.keys(REPORTS).join(', ')}\n`;

function run(args: readonly string[]): number {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const names = args.filter((arg) => arg !== '--quick');
  const unknown = names.filter((name) => !(name in REPORTS));
  if (unknown.length > 0) {
    process.stderr.write(`simulate: unknown ${unknown.join(', ')}\n${USAGE}`);
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
