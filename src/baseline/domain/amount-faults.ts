import type { Amount } from '../../developments/domain/promise.js';

/** What is wrong with an amount in itself: it has a value, or a low or a high, in order, and a unit. */
export function amountFaults({ value, low, high, unit }: Amount): readonly string[] {
  const faults: string[] = [];
  if (value === null && low === null && high === null) faults.push('the amount has no figure');
  if (value !== null && (low !== null || high !== null))
    faults.push('the amount has both a value and a range');
  if (low !== null && high !== null && low >= high) faults.push(`the range ${low} … ${high} is not in order`);
  if (unit === null) faults.push('the amount has no unit');
  return faults;
}
