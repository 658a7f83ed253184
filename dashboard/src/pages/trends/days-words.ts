import { dateWords } from '../../words/dates.js';
import type { Period } from './choice.js';

/** First and last day of a period in words; by itself, so that a table which few ask for does not share all of the choice. */
export const daysWords = ({ from, to }: Period): string => dateWords({ from, to, precision: 'day' });
