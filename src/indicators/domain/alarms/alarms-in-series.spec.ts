import { weekAfter } from '../indicators.builder.js';
import { diplomacyAlarms, QUIET_YEAR, weeksOf } from './alarms.builder.js';
import { alarmsOfWeek } from './alarms-in-series.js';

const OUTBREAK = { good: 3, bad: 8 };
const alarms = diplomacyAlarms(weeksOf([...QUIET_YEAR, OUTBREAK, OUTBREAK]));
const idsIn = (week: number, isCovered: boolean): string[] =>
  alarmsOfWeek(alarms, weekAfter(week), isCovered).map(({ week: raisedIn }) => raisedIn);

test('an alarm is one of the week that raised it and of those it stands in, but of none that nobody watched', () => {
  expect(alarms.map(({ week }) => week)).toContain(weekAfter(52));
  expect(idsIn(52, true)).toContain(weekAfter(52));
  expect(idsIn(54, true)).toContain(weekAfter(52));
  expect(idsIn(54, false)).toEqual([]);
  expect(idsIn(51, true)).toEqual([]);
});
