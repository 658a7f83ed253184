import type { Cadence } from './subscription.js';

/** How often somebody is told, in words. */
export function cadenceWords(cadence: Cadence): string {
  switch (cadence) {
    case 'immediate':
      return 'at once';
    case 'daily':
      return 'once a day';
    case 'weekly':
      return 'once a week';
  }
}
