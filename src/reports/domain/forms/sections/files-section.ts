import { heading, paragraph, bullets, type Block } from '../document.js';
import type { Speech } from '../speech.js';

/** The files that hold every number printed. */
export function filesSection({ word, sentence }: Speech): Block[] {
  return [
    heading(2, 'files', word('files')),
    paragraph(...sentence('filesIntro')),
    bullets((['json', 'csv', 'ics'] as const).map((form) => ({ line: sentence(`file:${form}`), under: [] }))),
  ];
}
