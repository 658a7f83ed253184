import { aPromise } from '../service/records.builder.js';
import { promiseYears, undatedPromises } from './promise-course.js';

const year = (value: number) => ({
  from: `${value}-01-01`,
  to: `${value}-12-31`,
  precision: 'year' as const,
});
const undated = { from: null, to: '2017-12-31', precision: 'undated' as const };
const step = (date: ReturnType<typeof year>) => ({
  developmentId: null,
  change: 'delivered' as const,
  date,
  by: 'document' as const,
  evidence: null,
});

test('promises add up from the year they were made, and count as kept from the year of delivery', () => {
  const kept = aPromise({ openedOn: year(2015), state: 'delivered', history: [step(year(2017))] });
  expect(promiseYears([kept, aPromise({ openedOn: year(2016) })], 2018)).toEqual([
    { year: 2015, made: 1, kept: 0 },
    { year: 2016, made: 2, kept: 0 },
    { year: 2017, made: 2, kept: 1 },
    { year: 2018, made: 2, kept: 1 },
  ]);
});

test('an undated promise stands in no year and is counted beside', () => {
  const promises = [aPromise({ openedOn: undated }), aPromise({ openedOn: year(2018) })];
  expect(promiseYears(promises, 2018)).toEqual([{ year: 2018, made: 1, kept: 0 }]);
  expect(undatedPromises(promises)).toBe(1);
  expect(promiseYears([], 2018)).toEqual([]);
});
