import { heading, paragraph, bullets, linked, type Block, type Line } from '../document.js';
import type { ReportLinks } from '../page-links.js';
import type { Speech } from '../speech.js';

/** The files that hold every number printed; with links, also the page and the paper, for forms that stand elsewhere. */
export function filesSection({ word, sentence }: Speech, links: ReportLinks | null): Block[] {
  const files: readonly Line[] =
    links === null
      ? (['json', 'csv', 'ics'] as const).map((form) => sentence(`file:${form}`))
      : [
          ...links.files.map(({ form, href }) => linked(sentence(`file:${form}`), href)),
          linked(sentence('file:html'), links.page),
          linked([links.newest.text], links.newest.href),
        ];
  return [
    heading(2, 'files', word('files')),
    paragraph(...sentence('filesIntro')),
    bullets(files.map((line) => ({ line, under: [] }))),
  ];
}
