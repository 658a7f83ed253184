import type { Catalogue } from '../translate.js';
import frame from './frame.json';

/** Each file holds the sentences of the folder it is named after; a file that is added is named here. */
export const RUSSIAN: Catalogue = { ...frame };
