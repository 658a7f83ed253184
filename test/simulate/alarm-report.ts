import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { alarmsBesideLull, alarmWorlds, detectionRate, falseAlarms } from './alarm-simulation.js';
import type { Report } from './report.js';

const WEEKS = 20_000;
const ONSETS = 400;
const LULLS = 40;

/** False alarms in worlds in which nothing changes, and how many real outbreaks are told in time. */
export function alarmReport({ print, scale }: Report, parameters: IndexParameters): void {
  print('Alarms: false ones per indicator and year, all detectors together');
  for (const world of alarmWorlds(Math.max(200, Math.round(WEEKS * scale)))) {
    const rates = falseAlarms(world, parameters, 9_005);
    const of = (names: readonly string[]): string =>
      names.map((name) => `${name} ${(rates.get(name) ?? 0).toFixed(2)}`).join(', ');
    print(
      `variance ÷ mean ${world.dispersion}, conflict ${100 * world.conflictShare} %: ` +
        `${of(['trade', 'defence', 'energy', 'diplomacy', 'composite'])} (${of(['count', 'cusum', 'burst'])})`,
    );
  }
  for (const diplomacy of [10, 6]) {
    const rates = alarmsBesideLull(diplomacy, parameters, Math.max(5, Math.round(LULLS * scale)));
    const words = [...rates].map(([indicator, rate]) => `${indicator} ${rate.toFixed(2)}`).join(', ');
    print(`diplomacy from 20 to ${diplomacy} a week, the others as before: alarms a year of ${words}`);
  }
  for (const factor of [3, 5])
    print(
      `conflict ${factor} times as frequent from one week on (dispersion 2): told within 4 weeks in ` +
        `${(100 * detectionRate(factor, parameters, Math.max(20, Math.round(ONSETS * scale)))).toFixed(0)} %`,
    );
}
