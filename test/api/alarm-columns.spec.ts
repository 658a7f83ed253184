import { loadIndexParameters } from '../../src/indicators/adapters/load-parameters.js';
import { alarmSchema } from '../../src/api/shapes/alarm.js';
import { columnsOf } from '../../src/api/shapes/columns.js';

test('a table of alarms has a column for each parameter of every detector', () => {
  const { count, cusum, burst, severe } = loadIndexParameters().alarms;
  const named = [count, cusum, burst, severe].flatMap((ofDetector) => Object.keys(ofDetector));
  const columns = columnsOf(alarmSchema).filter((column) => column.startsWith('parameters.'));
  expect(columns.toSorted()).toEqual([...new Set(named)].sort().map((name) => `parameters.${name}`));
});
