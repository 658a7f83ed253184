import { loadIndexParameters } from '../../indicators/adapters/load-parameters.js';
import { alarmSchema } from './alarm.js';
import { columnsOf } from './columns.js';

test('a table of alarms has a column for each parameter of every detector', () => {
  const named = Object.values(loadIndexParameters().alarms).flatMap((ofDetector) => Object.keys(ofDetector));
  const columns = columnsOf(alarmSchema).filter((column) => column.startsWith('parameters.'));
  expect(columns.toSorted()).toEqual([...new Set(named)].sort().map((name) => `parameters.${name}`));
});
