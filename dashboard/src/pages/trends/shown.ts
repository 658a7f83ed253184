import type { Visit } from '../../frame/visit.js';
import type { TrendsChoice } from './choice.js';

/** What the page's panels are about now, and the day it is looked from. */
export interface Shown {
  readonly visit: Visit;
  readonly choice: TrendsChoice;
  readonly today: string;
}
